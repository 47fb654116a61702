#include "printing/ScannerSheet.h"

#include <QJsonArray>

#include <array>

namespace packbay {
namespace {

struct Step
{
    const char16_t *en;
    const char16_t *zh;
    const char16_t *enDetail;
    const char16_t *zhDetail;
};

constexpr std::array kSteps{
    Step{u"Interface: USB-CDC (COM)", u"接口：USB-CDC（串口）", u"In the scanner's own manual: \"USB COM port emulation\" or \"USB-CDC\". No keyboard, no input method and no layout can then be in the way.",
         u"在扫描枪说明书中找“USB 虚拟串口”或“USB-CDC”。这样不受键盘布局和输入法影响。"},
    Step{u"If it must type: keyboard US", u"若只能作键盘：美式键盘", u"\"Keyboard country: USA\", no delay between keys, Caps Lock not inverted.", u"“键盘国家：美国”，按键无延迟，不反转大写锁定。"},
    Step{u"End of a code: CR (Enter)", u"结束符：CR（回车）", u"\"Suffix CR\" or \"Add Enter\". A prefix is not needed; STX is welcome.", u"“后缀 CR”或“加回车”。不需要前缀，可用 STX。"},
    Step{u"AIM identifier: on", u"AIM 标识符：开启", u"\"Transmit AIM code ID\". It tells a GS1 code from a number that only looks like one.", u"“发送 AIM 码制标识”。用来区分 GS1 条码与普通号码。"},
    Step{u"GS (FNC1) as Ctrl+] or byte 1D", u"GS（FNC1）发送为 Ctrl+] 或字节 1D", u"\"Control characters: Ctrl + key\" when it types; nothing to do on a COM port.", u"键盘模式选“控制字符：Ctrl+键”；串口模式无需设置。"},
    Step{u"Its own beeper: low", u"扫描枪蜂鸣器：调低", u"It says that a code was read, not that it was right; the station says that.", u"它只表示读到条码，不表示正确；是否正确由工作站提示。"},
};

constexpr std::array kLesson{
    Step{u"Learn: code 1", u"学习：条码 1", u"Settings, Scanners, F6 Learn; then scan the three codes in any order.", u"设置 → 扫描枪 → F6 学习，然后任意顺序扫描三个条码。"},
    Step{u"Learn: code 2", u"学习：条码 2", u"", u""},
    Step{u"Learn: code 3", u"学习：条码 3", u"", u""},
};

constexpr Step kLayout{u"Layout test", u"布局测试", u"Settings, Scanners, F7 Layout test; then scan this code.", u"设置 → 扫描枪 → F7 布局测试，然后扫描此条码。"};

QJsonObject rowOf(const Step &step, const QByteArray &code, bool isChinese)
{
    QJsonObject row{{QStringLiteral("title"), QString::fromUtf16(isChinese ? step.zh : step.en)}};
    const QString detail = QString::fromUtf16(isChinese ? step.zhDetail : step.enDetail);
    if (!detail.isEmpty())
        row.insert(QStringLiteral("detail"), detail);
    if (!code.isEmpty())
        row.insert(QStringLiteral("code"), QString::fromLatin1(code));
    return row;
}

} // namespace

QJsonObject scannerSheetRequest(const QString &scanner, const QByteArrayList &lessonCodes, const QByteArray &layoutCode, const QString &language)
{
    const bool isChinese = language.startsWith(QLatin1String("zh"));
    QJsonArray steps;
    for (const Step &step : kSteps)
        steps.append(rowOf(step, {}, isChinese));
    for (qsizetype i = 0; i < lessonCodes.size(); ++i)
        steps.append(rowOf(kLesson.at(static_cast<std::size_t>(i) % kLesson.size()), lessonCodes.at(i), isChinese));
    steps.append(rowOf(kLayout, layoutCode, isChinese));
    QJsonObject request{{QStringLiteral("template"), QStringLiteral("scanner_setup-a4")}, {QStringLiteral("language"), language}, {QStringLiteral("steps"), steps}};
    if (!scanner.isEmpty())
        request.insert(QStringLiteral("scanner"), scanner);
    return request;
}

} // namespace packbay

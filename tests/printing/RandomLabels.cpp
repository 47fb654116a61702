#include "tests/printing/RandomLabels.h"

#include "models/domain/OwnCode.h"

#include <QJsonArray>

#include <array>

namespace packbay::test {
namespace {

struct Tongue
{
    const char *language;
    const char *country;
    const char *words; ///< separated by blanks
    const char *separator;
};

constexpr std::array kTongues{
    Tongue{"zh_CN", "CN", "王小明 上海市 浦东新区 世纪大道 环球金融中心 有限公司 一百号 朝阳门外大街 龘靐 广东省深圳市", ""},
    Tongue{"en", "RU", "Екатеринбург улица Щорса дом Объединённая Юрий Жёлтый проспект Мира корпус подъезд", " "},
    Tongue{"en", "AE", "شارع الملك محمد عبدالله الرياض مكتب الطابق ٣ المملكة لؤلؤة", " "},
    Tongue{"en", "TH", "ถนนสุขุมวิท กรุงเทพมหานคร บริษัท จำกัด ชั้น น้ำใจ ปู่ กิ๊ฟ", " "},
    Tongue{"en", "DE", "Straße Größenwahn Donaudampfschifffahrt Übergänge Müller-Lüdenscheidt am Bäckerhof ß Ährenweg 7a", " "},
    Tongue{"en", "GR", "Οδός Αθηνών Θεσσαλονίκη Παπαδόπουλος εταιρεία ΑΕ όροφος ΐ", " "},
    Tongue{"en", "GB", "The Old Mill Unit 4 Riverside Estate fi ffl Quay & Sons <b> \"Q\" \\x ${HOME} %s", " "},
};

constexpr std::array kEvil{"^XZ^XA~JA", "^FS^FO0,0^GB800,1200,800^FS", "~DGR:X.GRF,1,1,FF", "^FH_5EXZ", "SIZE 1 mm,1 mm", "\\[\"]CLS"};
constexpr std::array kSizes{"100x150", "4x6in", "100x100", "76x130", "100x180"};
constexpr std::array kServices{"EXPRESS", "Luftpost", "特快专递", "Экспресс", "DDP"};

} // namespace

QString RandomLabels::words(const QStringList &from, int count)
{
    QStringList out;
    for (int i = 0; i < count; ++i)
        out.append(from.at(below(static_cast<int>(from.size()))));
    return out.join(QLatin1Char(' '));
}

QString RandomLabels::text(const QStringList &from, int most)
{
    if (oneIn(12))
        return QString();
    if (oneIn(8))
        return QString::fromLatin1(kEvil.at(static_cast<std::size_t>(below(kEvil.size()))));
    return words(from, 1 + below(most));
}

QString RandomLabels::carrierNumber()
{
    if (oneIn(10))
        return QStringLiteral("^XZ^XA~JA");
    static const QString s_signs = QStringLiteral("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ0123456789");
    static const QString s_any = QStringLiteral("abcxyz~^_%+-./\\{}|,:;<=>");
    QString out;
    const int length = 6 + below(oneIn(8) ? 20 : 10);
    const bool digits = oneIn(3);
    for (int i = 0; i < length; ++i) {
        const QString &from = oneIn(25) && !digits ? s_any : s_signs;
        out += from.at(below(digits ? 10 : static_cast<int>(from.size())));
    }
    return out;
}

QJsonObject RandomLabels::address()
{
    const Tongue &tongue = kTongues.at(static_cast<std::size_t>(below(kTongues.size())));
    const QStringList from = QString::fromUtf8(tongue.words).split(QLatin1Char(' '));
    QJsonArray lines;
    for (int i = below(3); i >= 0; --i)
        lines.append(words(from, 1 + below(oneIn(6) ? 9 : 3)));
    if (oneIn(8))
        lines.append(QStringLiteral("^XZ^XA~JA"));
    const QString city = oneIn(10) ? QString::fromLatin1(kEvil.front()) : words(from, 1);
    return {{QStringLiteral("name"), words(from, oneIn(10) ? 7 : 2)}, {QStringLiteral("company"), text(from, 4)},
            {QStringLiteral("lines"), lines},                         {QStringLiteral("city"), city},
            {QStringLiteral("region"), text(from, 1)},                {QStringLiteral("postcode"), oneIn(5) ? QString() : QString::number(10000 + below(90000))},
            {QStringLiteral("country"), QString::fromLatin1(tongue.country)}, {QStringLiteral("phone"), oneIn(4) ? QString() : QStringLiteral("+49 30 123456")}};
}

RandomLabel RandomLabels::next()
{
    RandomLabel out;
    QString digits;
    for (int i = 0; i < 17; ++i)
        digits += QLatin1Char(static_cast<char>('0' + below(10)));
    const QString sscc = ssccFrom17(digits);
    const QString number = carrierNumber();
    out.codes = {number, QStringLiteral("00") + sscc};
    const QStringList latin = QString::fromUtf8(kTongues.back().words).split(QLatin1Char(' '));
    out.request = {{QStringLiteral("template"), QStringLiteral("carton-") + QLatin1String(kSizes.at(static_cast<std::size_t>(below(kSizes.size()))))},
                   {QStringLiteral("language"), oneIn(2) ? QStringLiteral("zh_CN") : QStringLiteral("en")},
                   {QStringLiteral("copy"), oneIn(4) ? 2 : 1},
                   {QStringLiteral("carrier_no"), number},
                   {QStringLiteral("sscc"), sscc},
                   {QStringLiteral("member_code"), memberCode(100000 + below(900000))},
                   {QStringLiteral("service"), QString::fromUtf8(kServices.at(static_cast<std::size_t>(below(kServices.size()))))},
                   {QStringLiteral("weight_g"), 1 + below(30000)},
                   {QStringLiteral("carton"), QStringLiteral("%1/9").arg(1 + below(9))},
                   {QStringLiteral("order_no"), oneIn(4) ? QString() : QStringLiteral("CO%1").arg(below(1000000))},
                   {QStringLiteral("note"), text(latin, 3)},
                   {QStringLiteral("ship_to"), address()}};
    if (oneIn(3)) {
        const QString code = ownCode(QLatin1Char('X'), QStringLiteral("7K%1A").arg(below(10000), 5, 10, QLatin1Char('0')));
        out.request.insert(QStringLiteral("carton_code"), code);
        out.codes.append(code);
    }
    out.codes.sort();
    return out;
}

} // namespace packbay::test

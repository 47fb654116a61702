#include "tests/ui/SampleStates.h"

namespace packbay::test {
namespace {

const QString kVersion = QStringLiteral("b94f6f125c79");
const QString kSha = QStringLiteral("b94f6f125c79e3a5ff826f584665eb08ee0df0b2a7f3e27bd0be7a5d0c5c4a37");

TariffLine finding(TariffLine::Kind kind, const char *file, int row, const char *column, ErrorCode code, const FindingText &message, const FindingText &remedy)
{
    TariffLine line;
    line.kind = kind;
    line.place = QString::fromUtf8(file);
    line.row = row;
    line.column = QString::fromUtf8(column);
    line.code = code;
    line.message = message;
    line.remedy = remedy;
    return line;
}

TariffLine change(TariffLine::Kind kind, const char *sheet, const char *key, const char *column, const char *zh, const char *before, const char *after)
{
    TariffLine line;
    line.kind = kind;
    line.place = QString::fromUtf8(sheet);
    line.key = QString::fromUtf8(key);
    line.column = QString::fromUtf8(column);
    line.columnZh = QString::fromUtf8(zh);
    line.before = QString::fromUtf8(before);
    line.after = QString::fromUtf8(after);
    return line;
}

TariffChoice pack(const QString &name)
{
    TariffChoice choice;
    choice.name = name;
    choice.path = QStringLiteral("/media/stick/") + name;
    choice.at = kSampleNow;
    return choice;
}

TariffChoice version(const QString &name)
{
    TariffChoice choice = pack(name);
    choice.path.clear();
    choice.sha256 = kSha;
    choice.by = QStringLiteral("Nguyễn Thị Phương Thảo U90");
    choice.validFrom = QStringLiteral("2026-01-01");
    choice.validTo = QStringLiteral("2027-03-31");
    return choice;
}

TariffState importing()
{
    TariffState state;
    state.choices = {pack(QStringLiteral("forwarder-2026-12")), pack(QStringLiteral("运价表 2026-12.xlsx")),
                     pack(QStringLiteral("a folder with a very long name that somebody has given it in a hurry")), pack(QStringLiteral("old"))};
    state.chosen = 0;
    for (int i = 0; i < 30; ++i) {
        state.lines.append(change(TariffLine::Kind::Changed, "price", "SEA-AU AU-METRO 5000", "base", "首重价", "12.50", "13.00"));
        state.lines.append(change(TariffLine::Kind::Added, "surcharge", "SEA-AU REMOTE", "", "", "", "SEA-AU,REMOTE,偏远,Remote area,ticket,45.00,,,,,,,,remote,=,Y,,,,,,"));
        state.lines.append(change(TariffLine::Kind::Removed, "coupon", "SPRING SEA-AU 2026-03-01", "", "", "SPRING,SEA-AU,percent,10,CNY", ""));
        state.lines.append(change(TariffLine::Kind::Changed, "line", "SEA-AU 2026-01-01", "valid_to", "失效日期", "", "2027-03-31"));
    }
    state.actions = {TariffAction::Publish};
    return state;
}

TariffState refused()
{
    TariffState state = importing();
    state.lines = {finding(TariffLine::Kind::Error, "price.csv", 17, "over_g", ErrorCode::TariffGap,
                           say("zone %1 tier %2: ").arg(QStringLiteral("NG-LOS"), QStringLiteral("gold")) + say("no price from %1 g to %2 g").arg(5000, 6000),
                           say("Add a row for this weight or let over_g be the to_g of the row before.")),
                   finding(TariffLine::Kind::Error, "运价表 2026-12.xlsx/price", 100'000, "step_price", ErrorCode::TariffCellInvalid,
                           say("%1 ").arg(QStringLiteral("\"1O.00\"")) + say("is not a number of zero or more like 12.50"), say("Correct the cell.")),
                   finding(TariffLine::Kind::Error, "zone.csv", 0, "", ErrorCode::TariffFileMissing, say("the file is missing"), say("Add %1.").arg(QStringLiteral("zone.csv"))),
                   finding(TariffLine::Kind::Warning, "price.csv", 21, "base", ErrorCode::TariffDecreasing,
                           say("zone %1: ").arg(QStringLiteral("US-1")) + say("above %1 g the price falls from %2 to %3").arg(2000, QStringLiteral("12"), QStringLiteral("11")),
                           say("Check that a heavier parcel is meant to be cheaper."))};
    state.actions.clear();
    return state;
}

TariffState versions()
{
    TariffState state = importing();
    state.page = TariffPage::History;
    state.choices.clear();
    for (int i = 0; i < 34; ++i)
        state.choices.append(version(i == 0 ? kVersion : QStringLiteral("%1-%2").arg(kVersion).arg(i)));
    state.choices[0].isWaiting = true;
    state.choices[1].isInForce = true;
    state.chosen = 1;
    state.actions = {TariffAction::Export};
    return state;
}

TariffVerdict worst(TariffWord word)
{
    TariffVerdict verdict;
    verdict.word = word;
    verdict.name = word == TariffWord::NoPack ? QStringLiteral("/srv/warehouse/tariffs/incoming") : kVersion;
    verdict.other = word == TariffWord::Exported ? QStringLiteral("/home/packbay/.local/share/packbay/documents/tariffs") : kVersion;
    verdict.from = QStringLiteral("2026-12-01");
    verdict.count = 100'000;
    if (word == TariffWord::Failed)
        verdict.error = makeError(ErrorCode::TariffOverlap, {{QStringLiteral("newest"), kVersion}});
    return verdict;
}

} // namespace

QList<NamedTariffs> sampleTariffs()
{
    QList<NamedTariffs> samples;
    for (int i = 0; i <= static_cast<int>(TariffWord::Failed); ++i) {
        const auto word = static_cast<TariffWord>(i);
        TariffState state = word >= TariffWord::NoVersion && word < TariffWord::Failed ? versions() : importing();
        if (word == TariffWord::Findings)
            state = refused();
        state.verdict = worst(word);
        samples.append({QStringLiteral("tariffs%1").arg(i), state});
    }
    TariffState list = versions();
    list.chosen = -1;
    list.lines.clear();
    list.verdict = worst(TariffWord::ChooseVersion);
    samples.append({QStringLiteral("tariffs-list"), list});
    TariffState open = versions();
    open.choices = {open.choices.at(0), open.choices.at(1)};
    for (TariffChoice &choice : open.choices) {
        choice.validFrom.clear();
        choice.validTo.clear();
        choice.by.clear();
    }
    open.verdict = worst(TariffWord::FirstVersion);
    samples.append({QStringLiteral("tariffs-open"), open});
    samples.append({QStringLiteral("tariffs-empty"), {}});
    return samples;
}

} // namespace packbay::test

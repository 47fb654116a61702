#include "tests/models/workflow/RecordedScreens.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace packbay::test {
namespace {

struct Record
{
    QHash<QString, qsizetype> seen;
    QList<ScreenState> states;
};

Record &record()
{
    static Record s_record;
    return s_record;
}

QString shapeOf(ScreenState state)
{
    static const QRegularExpression s_digits(QStringLiteral("\\d+"));
    state.strip.clear();
    state.tone = Tone::None;
    QString shape = QString::fromUtf8(QJsonDocument(toJson(state)).toJson(QJsonDocument::Compact));
    return shape.replace(s_digits, QStringLiteral("0"));
}

} // namespace

void recordScreen(const ScreenState &state)
{
    const QString shape = shapeOf(state);
    if (record().seen.contains(shape))
        return;
    record().seen.insert(shape, record().states.size());
    record().states.append(state);
}

QList<ScreenState> recordedScreens()
{
    return record().states;
}

void requireNoEarlySuccess(const FlowInput &input, const Reaction &reaction)
{
    const auto isOperation = [](const Effect &effect) { return std::holds_alternative<SubmitOperation>(effect); };
    const Tone tone = reaction.screen.tone;
    if (std::holds_alternative<OperationOutcome>(input) || (tone != Tone::Ok && tone != Tone::Step))
        return;
    if (std::any_of(reaction.effects.begin(), reaction.effects.end(), isOperation))
        QTest::qFail("success sounds before the operation is stored", __FILE__, __LINE__);
}

qsizetype buttonsOf(const ScreenState &state)
{
    return std::count_if(state.actions.begin(), state.actions.end(), [](const Action &action) { return !action.inTable; });
}

} // namespace packbay::test

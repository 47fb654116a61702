#include "models/workflow/WeighFlow.h"

#include "models/workflow/PlanLines.h"

#include <QHash>

#include <array>

namespace packbay {
namespace {

constexpr std::array kChoiceKeys{Command::Choice1, Command::Choice2, Command::Choice3, Command::Choice4};

QString daysText(const FreightOffer &offer)
{
    if (offer.transitMin == offer.transitMax)
        return QString::number(offer.transitMax);
    return QString::number(offer.transitMin) + QStringLiteral("–") + QString::number(offer.transitMax);
}

/// Two rows at most: the table is small, and one missing thing is mended at a time.
constexpr qsizetype kCustomsRows = 2;

Text customsText(const QString &field)
{
    static const QHash<QString, Text> s_texts{
        {QStringLiteral("hs"), Text::CustomsHs},
        {QStringLiteral("origin"), Text::CustomsOrigin},
        {QStringLiteral("net_g"), Text::CustomsNetWeight},
        {QStringLiteral("description"), Text::CustomsDescription},
        {QStringLiteral("unit_value_minor"), Text::CustomsValue},
        {QStringLiteral("tax_id"), Text::CustomsIdentity},
        {QStringLiteral("name"), Text::CustomsRecipient},
        {QStringLiteral("postcode"), Text::CustomsRecipient},
        {QStringLiteral("phone"), Text::CustomsRecipient},
        {QStringLiteral("email"), Text::CustomsRecipient},
    };
    return s_texts.value(field, Text::CustomsGoods);
}

QJsonObject serviceArgs(const FreightOffer &offer)
{
    return {{QStringLiteral("service"), offer.name}, {QStringLiteral("service_zh"), offer.nameZh}};
}

QJsonObject choiceArgs(qsizetype n, const FreightOffer &offer)
{
    QJsonObject args = serviceArgs(offer);
    args.insert(QStringLiteral("n"), n);
    return args;
}

} // namespace

void WeighFlow::show(ScreenState &screen) const
{
    screen.banner = Banner::Ready;
    if (m_state != State::Carton)
        renderJob(screen);
    switch (m_state) {
    case State::Carton: screen.prompt = phraseOf(Text::WeighAskCarton); break;
    case State::Reprint:
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::WeighAskReprint, {{QStringLiteral("carton"), m_carton.code}});
        screen.actions = {actionOf(Command::Ok, Text::WordReprint, true), actionOf(Command::No, Text::WordNo)};
        break;
    case State::Weight:
        if (m_typedOnce) {
            screen.banner = Banner::Ask;
            screen.prompt = phraseOf(Text::WeighTypeAgain, {{QStringLiteral("grams"), m_typedOnce->value}});
        } else {
            screen.prompt = phraseOf(Text::WeighAskScale);
        }
        screen.actions = {actionOf(Command::Undo, Text::WordUndo)};
        break;
    case State::Size: renderSizes(screen); break;
    case State::Differs:
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::WeighAskDiffers, {{QStringLiteral("expected_g"), m_expected.value_or(Grams()).value},
                                                         {QStringLiteral("grams"), m_weight->gross.value}});
        screen.actions = {actionOf(Command::Choice1, Text::WordReweigh, true),
                          actionOf(Command::Choice2, Text::WordOpenCarton),
                          actionOf(Command::Choice3, Text::WordSupervisorOk)};
        break;
    case State::AcceptBadge:
    case State::ReopenBadge:
        screen.banner = Banner::Ask;
        screen.prompt = phraseOf(Text::AskSupervisor);
        screen.actions = {actionOf(Command::Back, Text::WordBack)};
        break;
    case State::Service: renderOffers(screen); break;
    case State::Done:
        screen.prompt = phraseOf(Text::WeighAskCarton);
        screen.actions = {actionOf(Command::Next, Text::WordToDispatch, true), actionOf(Command::Undo, Text::WordUndo)};
        break;
    }
    const std::optional<WeightReading> now = context().load.current(context().clock.monotonic());
    if (m_weight)
        screen.weight = BigWeight{m_weight->gross, true, {}};
    else if (now && now->grams)
        screen.weight = BigWeight{now->grams, now->stable.value_or(false), now->value ? now->value->toString() : QString()};
    else
        screen.weight = BigWeight{};
}

void WeighFlow::renderJob(ScreenState &screen) const
{
    screen.job = phraseOf(Text::WeighJob, {{QStringLiteral("carton"), m_carton.code},
                                           {QStringLiteral("order"), m_carton.order},
                                           {QStringLiteral("seq"), m_carton.seqInOrder},
                                           {QStringLiteral("total"), m_cartonsOfOrder}});
    screen.done = m_weighedOfOrder;
    screen.total = m_cartonsOfOrder;
    if (const std::optional<ShipPlan> plan = context().freight.planFor(m_order))
        screen.note = planNote(*plan);
    screen.facts.append(factOf(Text::FactOwner, codeCell(m_carton.owner)));
    screen.facts.append(factOf(Text::FactDestination, plainCell(m_order.shipTo.country)));
    if (m_state != State::Service && m_expected)
        screen.facts.append(factOf(Text::FactExpectedWeight, weightCell(*m_expected)));
    if (m_weight && isTyped(m_weight->source))
        screen.facts.append(factOf(Text::FactWeightSource, wordCell(Text::WordTyped)));
    if (const Dimensions size = cartonAsWeighed().size; size.isMeasured())
        screen.facts.append(factOf(Text::FactSize, plainCell(sizeText(size))));
}

void WeighFlow::renderSizes(ScreenState &screen) const
{
    screen.prompt = phraseOf(Text::WeighAskSize);
    const bool goesOn = m_carton.size.isMeasured() || m_sizeOptional;
    const qsizetype room = goesOn ? kChoices - 1 : kChoices;
    showSizes(screen, m_settings.sizes, room);
    for (const Action &more : {actionOf(Command::Find, Text::WordType), actionOf(Command::Weigh, Text::WordReweigh)}) {
        if (screen.actions.size() < room)
            screen.actions.append(more);
    }
    if (goesOn)
        screen.actions.append(actionOf(Command::Next, m_carton.size.isMeasured() ? Text::WordKeepSize : Text::WordNoSize, true));
}

void WeighFlow::renderOffers(ScreenState &screen) const
{
    screen.banner = Banner::Ask;
    screen.prompt = phraseOf(Text::WeighAskService);
    screen.table.columns = {phraseOf(Text::ColumnChoice), phraseOf(Text::ColumnService), phraseOf(Text::ColumnDays),
                            phraseOf(Text::ColumnPrice)};
    for (qsizetype i = 0; i < m_answer.offers.size(); ++i) {
        const FreightOffer &offer = m_answer.offers.at(i);
        const bool own = m_preselected == i;
        screen.table.rows.append({own ? Mark::Current : Mark::None,
                                  {numberCell(i + 1), wordCell(Text::ServiceName, serviceArgs(offer)), plainCell(daysText(offer)),
                                   moneyCell(offer.totalMinor, offer.currency)}});
        screen.actions.append(actionOf(kChoiceKeys.at(static_cast<std::size_t>(i)), Text::WordChooseService, own,
                                       choiceArgs(i + 1, offer)));
    }
    if (m_answer.offers.isEmpty())
        screen.actions = {actionOf(Command::Weigh, Text::WordReweigh, true)};
    // That a line does not go to this country is no news, unless none goes there.
    qsizetype shown = 0;
    for (const auto &[line, error] : m_answer.refused) {
        if (shown == kChoices || (error.code == ErrorCode::NoZone && !m_answer.offers.isEmpty()))
            continue;
        ++shown;
        QJsonObject args = error.args;
        args.insert(QStringLiteral("code"), error.number());
        screen.table.rows.append({Mark::Notice, {plainCell({}), plainCell(line), plainCell({}), wordCell(Text::WeighRefused, args)}});
    }
    if (!m_answer.offers.isEmpty()) {
        const FreightOffer &offer = m_answer.offers.at(m_preselected.value_or(0));
        for (const QString &field : offer.customs.mid(0, kCustomsRows))
            screen.table.rows.append({Mark::Notice, {plainCell({}), wordCell(customsText(field)), plainCell({}), plainCell({})}});
        screen.facts.append(factOf(Text::FactActual, weightCell(offer.actual)));
        screen.facts.append(factOf(Text::FactVolumetric, weightCell(offer.volumetric)));
        screen.facts.append(factOf(Text::FactBilled, weightCell(offer.billed)));
        if (m_apart) {
            screen.facts.append(factOf(Text::FactMerged, moneyCell(offer.totalMinor, offer.currency)));
            screen.facts.append(factOf(Text::FactApart, moneyCell(m_apart->minor, m_apart->currency)));
        }
    }
    screen.facts.append(factOf(Text::FactTariff, plainCell(m_answer.tariffVersion)));
}

} // namespace packbay

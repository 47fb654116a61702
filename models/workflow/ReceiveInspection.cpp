#include "models/workflow/ReceiveFlow.h"

// The inspection 验货 inside Receive: one answer per announced line, photos, then one InspectParcel.
namespace packbay {
namespace {

constexpr int kPhotosOfDamage = 2;

/// On-arrival service "PHOTO_3" asks for three photos.
int photosOrdered(const WorldView &world, const Parcel &parcel)
{
    const std::optional<PreAlert> alert = world.preAlert(parcel.preAlert);
    int ordered = 0;
    for (const QString &service : alert ? alert->services : QStringList()) {
        if (service.startsWith(QLatin1String("PHOTO_")))
            ordered = std::max(ordered, service.mid(6).toInt());
    }
    return ordered;
}

QString categoryOf(CaseCode code)
{
    switch (code) {
    case CaseCode::Battery: return QStringLiteral("battery_packed");
    case CaseCode::Liquid: return QStringLiteral("liquid");
    case CaseCode::Powder: return QStringLiteral("powder");
    default: return {};
    }
}

} // namespace

void ReceiveFlow::beginInspection()
{
    const Parcel current = parcel();
    m_lines = current.items;
    m_line = 0;
    m_fault = false;
    m_category.clear();
    m_photosNeeded = photosOrdered(world(), current);
    m_step = Step::Content;
}

void ReceiveFlow::commandForContent(Command command)
{
    if (command == Command::Back) {
        if (m_step == Step::Quantity || m_step == Step::Restriction)
            m_step = Step::Content;
        else
            goOn(); // shelved "not inspected"; it cannot be allocated
        return;
    }
    if (m_step == Step::Restriction) {
        switch (command) {
        case Command::Choice1: restrict(CaseCode::Prohibited); break;
        case Command::Choice2: restrict(CaseCode::Battery); break;
        case Command::Choice3: restrict(CaseCode::Liquid); break;
        case Command::Choice4: restrict(CaseCode::Powder); break;
        default: sound(Tone::Blocked);
        }
        return;
    }
    if (m_step != Step::Content) {
        sound(Tone::Blocked);
        return;
    }
    const qint64 announced = m_lines.isEmpty() ? 0 : m_lines.at(m_line).qty;
    switch (command) {
    case Command::Choice1: answer(announced, 0); break;
    case Command::Choice2:
        if (m_lines.isEmpty())
            sound(Tone::Blocked);
        else
            m_step = Step::Quantity;
        break;
    case Command::Choice3:
        report(CaseCode::Damaged, [this, announced] {
            m_fault = true;
            answer(announced, kPhotosOfDamage);
        });
        break;
    case Command::Choice4: m_step = Step::Restriction; break;
    default: sound(Tone::Blocked);
    }
}

/// Opens the case with its hold and prints the red tag.
void ReceiveFlow::report(CaseCode code, std::function<void()> then)
{
    const Parcel current = parcel();
    submit(OpenException{code, enumName(EntityKind::Parcel), current.tracking, {}, true},
           [this, code, current, then = std::move(then)](const OperationOutcome &) {
               effect(PrintSheet{SheetKind::ExceptionTag, current.lpn, 0, enumName(code)});
               say(phraseOf(Text::ExceptionOpened, {{QStringLiteral("code"), paperCode(current)}, {QStringLiteral("case"), enumName(code)}}));
               then();
           });
}

void ReceiveFlow::restrict(CaseCode code)
{
    const qint64 announced = m_lines.isEmpty() ? 0 : m_lines.at(m_line).qty;
    report(code, [this, code, announced] {
        m_fault = m_fault || code == CaseCode::Prohibited;
        if (const QString category = categoryOf(code); !category.isEmpty())
            m_category = category;
        answer(announced, 0);
    });
}

void ReceiveFlow::answer(qint64 counted, int photos)
{
    const int line = m_line;
    const int photosBefore = m_photosNeeded;
    const QList<GoodsLine> before = m_lines;
    undoable(std::nullopt, phraseOf(Text::UndoneAnswer), [this, line, photosBefore, before] {
        forgetShelving();
        m_lines = before;
        m_line = line;
        m_photosNeeded = photosBefore;
        m_step = Step::Content;
    });
    if (!m_lines.isEmpty())
        m_lines[m_line].received = counted;
    m_photosNeeded = std::max(m_photosNeeded, photos);
    sound(Tone::Ok);
    nextContent();
}

void ReceiveFlow::nextContent()
{
    ++m_line;
    m_step = Step::Content;
    if (m_line < m_lines.size())
        return;
    m_step = Step::Photos;
    if (photosMissing() == 0)
        finishInspection();
}

int ReceiveFlow::photosMissing() const
{
    return std::max(0, m_photosNeeded - static_cast<int>(parcel().photos.size()));
}

void ReceiveFlow::finishInspection()
{
    submit(
        InspectParcel{m_parcel, !m_fault, m_lines, m_category, {}},
        [this](const OperationOutcome &) {
            say(phraseOf(Text::ParcelInspected, {{QStringLiteral("code"), paperCode(parcel())}}));
            goOn();
        },
        [this](const Error &error) {
            // The last answer is open again: it can be given once more, or the parcel is shelved and inspected later.
            if (!journal().isEmpty())
                restoreLast();
            stop(error);
        });
}

void ReceiveFlow::showInspection(ScreenState &state) const
{
    state.done = std::min(m_line, static_cast<int>(m_lines.size()));
    state.total = static_cast<int>(m_lines.size());
    if (m_step == Step::Photos) {
        state.prompt = phraseOf(Text::AskPhotos, {{QStringLiteral("n"), photosMissing()}});
        state.actions = {actionOf(Command::Back, Text::WordShelveLater), actionOf(Command::Photo, Text::WordPhoto, true)};
        return;
    }
    QJsonObject args;
    if (m_line < m_lines.size()) {
        const GoodsLine &line = m_lines.at(m_line);
        // One of the names may be missing upstream; a clerk who reads nothing checks nothing.
        const QString name = !line.nameEn.isEmpty() ? line.nameEn : !line.nameZh.isEmpty() ? line.nameZh : line.sku;
        args = {{QStringLiteral("n"), m_line + 1}, {QStringLiteral("total"), m_lines.size()},
                {QStringLiteral("goods"), name}, {QStringLiteral("goods_zh"), line.nameZh},
                {QStringLiteral("qty"), line.qty}};
    }
    state.banner = Banner::Ask;
    if (m_step == Step::Quantity) {
        state.prompt = phraseOf(Text::AskQuantity, args);
        state.actions = {actionOf(Command::Find, Text::WordType), actionOf(Command::Back, Text::WordBack)};
    } else if (m_step == Step::Restriction) {
        state.prompt = phraseOf(Text::AskRestriction);
        state.actions = {actionOf(Command::Choice1, Text::WordProhibited), actionOf(Command::Choice2, Text::WordBattery),
                         actionOf(Command::Choice3, Text::WordLiquid), actionOf(Command::Choice4, Text::WordPowderOrMagnet)};
    } else {
        state.prompt = m_lines.isEmpty() ? phraseOf(Text::AskContentUnknown) : phraseOf(Text::AskContent, args);
        state.actions = {actionOf(Command::Choice1, Text::WordAsAnnounced, true),
                         actionOf(Command::Choice2, Text::WordQuantityDiffers),
                         actionOf(Command::Choice3, Text::WordDamaged), actionOf(Command::Choice4, Text::WordRestricted)};
    }
}

} // namespace packbay

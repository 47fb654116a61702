#include "app/station/window/TariffDesk.h"

#include "models/domain/TariffVersions.h"

#include <QPointer>

#include <algorithm>

namespace packbay {
namespace {

constexpr int kLookMs = 2000;
constexpr int kVersionDigits = 12; ///< of the SHA-256, as packbay-cli names them

TariffVerdict verdictOf(TariffWord word, const QString &name = {}, const QString &other = {}, int count = 0)
{
    TariffVerdict verdict;
    verdict.word = word;
    verdict.name = name;
    verdict.other = other;
    verdict.count = count;
    return verdict;
}

TariffVerdict failure(const Error &error)
{
    TariffVerdict verdict;
    verdict.word = TariffWord::Failed;
    verdict.error = error;
    return verdict;
}

/// Why the central did not take it, from the case that it opened; none before the case is here.
std::optional<Error> refusalOf(const WorldView &world, const QString &version)
{
    for (const Case &opened : world.all<Case>(Lookup::CaseByKey, version)) {
        if (opened.code == CaseCode::SyncRejected && opened.resultCode > 0)
            return makeError(static_cast<ErrorCode>(opened.resultCode), opened.facts.value(QStringLiteral("world")).toObject());
    }
    return std::nullopt;
}

} // namespace

TariffDesk::TariffDesk(StationCore &core, TariffPlaces places) : m_core(core), m_places(std::move(places))
{
    m_thread.setMaxThreadCount(1);
    m_core.setDevicesAside(true);
    connect(&m_core.devices(), &DeviceBench::scanned, this, &TariffDesk::scanned);
    connect(&m_core, &StationCore::worldChanged, this, &TariffDesk::worldChanged);
    m_tick.setInterval(kLookMs);
    connect(&m_tick, &QTimer::timeout, this, &TariffDesk::look);
    m_tick.start();
    choosePage(TariffPage::Import);
}

TariffDesk::~TariffDesk()
{
    m_tick.stop();
    m_thread.waitForDone();
    m_core.setDevicesAside(false);
}

/// `done` is not called when this has gone, or when something newer was begun meanwhile.
template<class Work, class Done>
void TariffDesk::inBackground(Work work, Done done)
{
    m_isBusy = true;
    m_thread.start([this, job = ++m_job, work = std::move(work), done = std::move(done)]() mutable {
        QMetaObject::invokeMethod(this, [this, job, done = std::move(done), result = work()]() mutable {
            if (job != m_job)
                return;
            m_isBusy = false;
            done(std::move(result));
        }, Qt::QueuedConnection);
    });
}

const TariffChoice *TariffDesk::chosen() const
{
    return m_state.chosen >= 0 && m_state.chosen < m_state.choices.size() ? &m_state.choices.at(m_state.chosen) : nullptr;
}

void TariffDesk::setChosen(int index)
{
    m_state.chosen = index;
    m_state.lines.clear();
    m_reading = {};
    ++m_job;
    m_isBusy = false;
}

void TariffDesk::choosePage(TariffPage page)
{
    m_state.page = page;
    m_state.choices.clear();
    setChosen(-1);
    if (page == TariffPage::History) {
        listVersions();
        say(m_versions.empty() ? verdictOf(TariffWord::NoVersion) : verdictOf(TariffWord::ChooseVersion, {}, {}, static_cast<int>(m_versions.size())));
        return;
    }
    say(verdictOf(TariffWord::ChoosePack));
    look();
}

/// What is plugged in or saved appears by itself.
void TariffDesk::look()
{
    if (m_state.page != TariffPage::Import || m_isBusy || m_isLooking)
        return;
    m_isLooking = true;
    m_thread.start([this, places = m_places] {
        const QStringList folders = importFolders(places);
        QMetaObject::invokeMethod(this, [this, folders, packs = findPacks(folders)] { listed(packs, folders); }, Qt::QueuedConnection);
    });
}

void TariffDesk::listed(const QList<TariffChoice> &packs, const QStringList &folders)
{
    m_isLooking = false;
    if (m_state.page != TariffPage::Import || m_isBusy)
        return;
    const QString path = chosen() ? chosen()->path : QString();
    const bool isSame = packs == m_state.choices;
    m_state.choices = packs;
    const auto found = std::find_if(packs.begin(), packs.end(), [&](const TariffChoice &pack) { return pack.path == path; });
    const int index = path.isEmpty() || found == packs.end() ? -1 : static_cast<int>(found - packs.begin());
    if (index < 0 && m_state.chosen >= 0)
        setChosen(-1); // pulled out
    m_state.chosen = index;
    const bool isWaiting = m_state.verdict.word == TariffWord::NoPack || m_state.verdict.word == TariffWord::ChoosePack;
    if (isSame && index < 0 && isWaiting && !packs.isEmpty())
        return;
    if (index < 0 && m_sent.isEmpty())
        return say(packs.isEmpty() ? verdictOf(TariffWord::NoPack, folders.join(QStringLiteral(", "))) : verdictOf(TariffWord::ChoosePack));
    // Mended and saved: nobody has to ask again. What was published is not looked at twice.
    if (index >= 0 && packs.at(index).at != m_readAt && m_sent.isEmpty())
        return readChosenPack();
    if (!isSame)
        publishState();
}

void TariffDesk::listVersions()
{
    const WorldView &world = m_core.world();
    m_versions = tariffVersions(world);
    const std::optional<Tariff> inForce = m_versions.empty() ? std::nullopt : tariffInForce(world, m_core.now());
    m_state.choices.clear();
    for (const Tariff &tariff : m_versions) {
        TariffChoice choice;
        choice.name = tariff.version;
        choice.at = tariff.publishedAt;
        choice.sha256 = tariff.sha256;
        const TariffAbout about = aboutOf(tariff.files);
        const std::optional<User> user = world.user(about.by);
        choice.by = user ? user->name + QLatin1Char(' ') + user->badge : about.by;
        choice.validFrom = about.validFrom;
        choice.validTo = about.validTo;
        choice.isInForce = inForce && inForce->version == tariff.version;
        choice.isWaiting = !m_core.isConfirmed(Tariff::kKind, tariff.id);
        m_state.choices.append(choice);
    }
}

void TariffDesk::choose(int index)
{
    if (index < 0 || index >= m_state.choices.size() || m_state.verdict.word == TariffWord::Publishing)
        return;
    m_sent.clear();
    setChosen(index);
    if (m_state.page == TariffPage::History)
        readChosenVersion();
    else
        readChosenPack();
}

void TariffDesk::readChosenPack()
{
    const TariffChoice pack = *chosen();
    const std::optional<Tariff> newest = newestTariff(m_core.world());
    setChosen(m_state.chosen);
    m_against = newest ? newest->version : QString();
    m_readAt = pack.at;
    say(verdictOf(TariffWord::Reading, pack.name));
    inBackground([path = pack.path, newest] { return readPack(path, newest); }, [this, name = pack.name, newest](TariffReading reading) {
        m_reading = std::move(reading);
        m_state.lines = m_reading.lines;
        if (!m_reading.pack && !m_reading.error)
            return say(verdictOf(TariffWord::Findings, name, {}, m_reading.errors));
        if (m_reading.error)
            return say(failure(*m_reading.error));
        if (newest && newest->sha256 == m_reading.body.sha256)
            return say(verdictOf(TariffWord::Same, name, m_against));
        TariffVerdict verdict = verdictOf(newest ? TariffWord::Ready : TariffWord::FirstReady, name, m_against, m_reading.differences);
        const TariffAbout about = aboutOf(m_reading.body.files);
        verdict.from = about.startsAt > m_core.now() ? about.validFrom : QString();
        say(verdict);
    });
}

void TariffDesk::readChosenVersion()
{
    const auto index = static_cast<std::size_t>(m_state.chosen);
    const Tariff version = m_versions.at(index);
    const std::optional<Tariff> before = index + 1 < m_versions.size() ? std::optional(m_versions.at(index + 1)) : std::nullopt;
    say(verdictOf(TariffWord::Reading, version.version));
    inBackground([version, before] { return readVersion(version, before); }, [this, version, before](TariffReading reading) {
        m_reading = std::move(reading);
        m_state.lines = m_reading.lines;
        if (before)
            say(verdictOf(TariffWord::VersionShown, version.version, before->version, m_reading.differences));
        else
            say(verdictOf(TariffWord::FirstVersion, version.version, {}, m_reading.differences));
    });
}

QList<TariffAction> TariffDesk::actions() const
{
    QList<TariffAction> actions;
    const TariffWord word = m_state.verdict.word;
    if (m_state.page == TariffPage::Import && (word == TariffWord::Ready || word == TariffWord::FirstReady))
        actions.append(TariffAction::Publish);
    if (m_state.page == TariffPage::History && chosen() && !m_isBusy)
        actions.append(TariffAction::Export);
    return actions;
}

void TariffDesk::act(TariffAction action)
{
    if (!m_state.actions.contains(action))
        return emit toneAsked(Tone::Blocked);
    if (action == TariffAction::Publish)
        publish();
    else
        exportChosen();
}

/// The same content again (a return to older prices) is a version of its own.
QString TariffDesk::freeName() const
{
    const QString base = m_reading.body.sha256.left(kVersionDigits);
    QString name = base;
    for (int i = 2; m_core.world().get<Tariff>(idFor<Tariff>(name)); ++i)
        name = QStringLiteral("%1-%2").arg(base).arg(i);
    return name;
}

void TariffDesk::publish()
{
    PublishTariff body = m_reading.body;
    body.version = freeName();
    TariffAbout about = aboutOf(body.files);
    about.replaces = m_against;
    body.files = withAbout(body.files, about);
    say(verdictOf(TariffWord::Publishing, body.version));
    m_core.submit(body, {}, [self = QPointer<TariffDesk>(this), version = body.version](const Result<Committed> &result) {
        if (self)
            self->published(version, result);
    });
}

void TariffDesk::published(const QString &version, const Result<Committed> &result)
{
    if (!result) {
        say(failure(result.error()));
        return emit toneAsked(Tone::Stop);
    }
    m_core.freight().adopt(version, m_reading.pack);
    m_sent = version;
    emit toneAsked(Tone::Step);
    followSent();
}

/// Taken, waiting, or taken back: the row says which.
void TariffDesk::followSent()
{
    const EntityId id = idFor<Tariff>(m_sent);
    if (!m_core.world().get<Tariff>(id)) {
        const std::optional<Error> why = refusalOf(m_core.world(), m_sent);
        const bool isNew = m_state.verdict.word == TariffWord::Waiting || m_state.verdict.word == TariffWord::Publishing;
        say(why ? failure(*why) : verdictOf(TariffWord::NotTaken, m_sent));
        if (isNew)
            emit toneAsked(Tone::Stop);
        return;
    }
    say(verdictOf(m_core.isConfirmed(Tariff::kKind, id) ? TariffWord::Confirmed : TariffWord::Waiting, m_sent));
}

void TariffDesk::worldChanged()
{
    if (m_state.page == TariffPage::Import) {
        if (!m_sent.isEmpty())
            return followSent();
        // Somebody else published meanwhile: what is shown is compared with a version that is no longer the newest.
        const std::optional<Tariff> newest = newestTariff(m_core.world());
        if (chosen() && !m_isBusy && m_state.verdict.word != TariffWord::Publishing && (newest ? newest->version : QString()) != m_against)
            readChosenPack();
        return;
    }
    if (m_isBusy)
        return;
    const QString shown = chosen() ? chosen()->name : QString();
    const QList<TariffChoice> before = m_state.choices;
    listVersions();
    if (m_state.choices == before)
        return;
    const auto found = std::find_if(m_state.choices.begin(), m_state.choices.end(), [&](const TariffChoice &choice) { return choice.name == shown; });
    if (shown.isEmpty() || found == m_state.choices.end())
        return choosePage(TariffPage::History);
    m_state.chosen = static_cast<int>(found - m_state.choices.begin());
    publishState();
}

void TariffDesk::exportChosen()
{
    const Tariff version = m_versions.at(static_cast<std::size_t>(m_state.chosen));
    say(verdictOf(TariffWord::Exporting, version.version));
    inBackground([version, exports = m_places.exports] { return exportVersion(version, exports); }, [this, version](const Status &written) {
        say(written ? verdictOf(TariffWord::Exported, version.version, m_places.exports) : failure(written.error()));
        emit toneAsked(written ? Tone::Done : Tone::Stop);
    });
    publishState();
}

void TariffDesk::scanned(const ScanEvent &event)
{
    const ScanMeaning meaning = m_core.meaningOf(event);
    const Command command = meaning.kind == CodeKind::Command && !meaning.error ? commandOfWord(meaning.command) : Command::None;
    if (command == Command::Photo) // once more: the other page
        return choosePage(m_state.page == TariffPage::Import ? TariffPage::History : TariffPage::Import);
    if (command == Command::None)
        return emit toneAsked(Tone::Blocked);
    emit commandScanned(command);
}

void TariffDesk::say(TariffVerdict verdict)
{
    m_state.verdict = std::move(verdict);
    publishState();
}

void TariffDesk::publishState()
{
    m_state.actions = actions();
    emit changed(m_state);
}

} // namespace packbay

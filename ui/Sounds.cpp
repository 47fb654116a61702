#include "ui/Sounds.h"

#include <QApplication>
#include <QFile>
#include <QMediaDevices>
#include <QAudioDevice>
#include <QSoundEffect>
#include <QUrl>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace packbay {
namespace {

constexpr int kRate = 48000;
constexpr int kFloorPercent = 60;
constexpr int kFirstRepeatMs = 4000;
constexpr int kNextRepeatMs = 10000;
constexpr double kFadeMs = 4.0;

enum class Voice { Bell, Buzz, Noise, Silence };

struct Note
{
    Voice voice;
    double hertz;
    int ms;
};

QList<Note> notesOf(Tone tone)
{
    switch (tone) {
    case Tone::None: return {};
    case Tone::Ok: return {{Voice::Bell, 880, 70}, {Voice::Bell, 1320, 90}};
    case Tone::Step: return {{Voice::Bell, 880, 60}, {Voice::Bell, 1320, 60}, {Voice::Bell, 1760, 120}};
    case Tone::Ask: return {{Voice::Bell, 1000, 120}, {Voice::Silence, 0, 80}, {Voice::Bell, 1000, 120}};
    case Tone::Stop: return {{Voice::Buzz, 1500, 150}, {Voice::Buzz, 1000, 150}, {Voice::Buzz, 800, 150}};
    case Tone::Blocked: return {{Voice::Noise, 2250, 60}, {Voice::Silence, 0, 60}, {Voice::Noise, 2250, 60}};
    case Tone::Dup: return {{Voice::Bell, 880, 45}, {Voice::Silence, 0, 55}, {Voice::Bell, 880, 45}};
    case Tone::Done: return {{Voice::Bell, 2000, 30}};
    }
    return {};
}

// Two harmonics above the fundamental carry through the noise of fans, which ends near 1 kHz.
double sample(Voice voice, double hertz, int frame, quint32 &noise)
{
    const double phase = 2.0 * std::numbers::pi * hertz * frame / kRate;
    switch (voice) {
    case Voice::Bell: return 0.62 * std::sin(phase) + 0.22 * std::sin(2 * phase) + 0.10 * std::sin(3 * phase);
    case Voice::Buzz:
        return 0.45 * std::sin(phase) + 0.28 * std::sin(2 * phase) + 0.18 * std::sin(3 * phase) + 0.08 * std::sin(5 * phase);
    case Voice::Noise:
        noise = noise * 1664525U + 1013904223U;
        return 0.75 * std::sin(phase) * (static_cast<double>(noise >> 8) / static_cast<double>(1U << 23) - 1.0);
    case Voice::Silence: break;
    }
    return 0.0;
}

void appendNumber(QByteArray &bytes, quint32 value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes.append(static_cast<char>((value >> (8 * i)) & 0xFFU));
}

QByteArray wavOfSamples(const QByteArray &pcm)
{
    const auto length = static_cast<quint32>(pcm.size());
    QByteArray wav("RIFF");
    appendNumber(wav, 36 + length, 4);
    wav += "WAVEfmt ";
    appendNumber(wav, 16, 4);
    appendNumber(wav, 1, 2); // PCM
    appendNumber(wav, 1, 2); // mono
    appendNumber(wav, kRate, 4);
    appendNumber(wav, kRate * 2, 4);
    appendNumber(wav, 2, 2);
    appendNumber(wav, 16, 2);
    wav += "data";
    appendNumber(wav, length, 4);
    return wav + pcm;
}

} // namespace

namespace {

QByteArray wavOf(const QList<Note> &notes, int semitones)
{
    const double shift = std::pow(2.0, std::clamp(semitones, 0, 4) / 12.0);
    quint32 noise = 20261122U;
    QByteArray pcm;
    for (const Note &note : notes) {
        const int frames = kRate * note.ms / 1000;
        for (int i = 0; i < frames; ++i) {
            const double fromEdge = std::min(i, frames - 1 - i) * 1000.0 / kRate;
            const double fade = std::min(1.0, fromEdge / kFadeMs);
            const double value = sample(note.voice, note.hertz * shift, i, noise) * fade * 32000.0;
            appendNumber(pcm, static_cast<quint16>(static_cast<qint16>(std::lround(value))), 2);
        }
    }
    return wavOfSamples(pcm);
}

} // namespace

QByteArray earconWav(Tone tone, int semitones)
{
    const QList<Note> notes = notesOf(tone);
    return notes.isEmpty() ? QByteArray() : wavOf(notes, semitones);
}

QByteArray tickWav(int semitones)
{
    return wavOf({{Voice::Bell, 880, 25}}, semitones);
}

Sounds::Sounds(QObject *parent) : QObject(parent)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Sounds::repeatStop);
}

Sounds::~Sounds() = default;

void Sounds::prepare(int semitones)
{
    m_effects.clear();
    m_tick.reset();
    if (QMediaDevices::defaultAudioOutput().isNull())
        return;
    m_folder = std::make_unique<QTemporaryDir>();
    for (const Tone tone : {Tone::Ok, Tone::Step, Tone::Ask, Tone::Stop, Tone::Blocked, Tone::Dup, Tone::Done}) {
        if (auto effect = effectOf(QString::number(static_cast<int>(tone)), earconWav(tone, semitones)))
            m_effects.emplace(tone, std::move(effect));
    }
    m_tick = effectOf(QStringLiteral("tick"), tickWav(semitones));
}

std::unique_ptr<QSoundEffect> Sounds::effectOf(const QString &name, const QByteArray &wav) const
{
    QFile file(m_folder->filePath(name + QStringLiteral(".wav")));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(wav);
    file.close();
    auto effect = std::make_unique<QSoundEffect>();
    effect->setSource(QUrl::fromLocalFile(file.fileName()));
    return effect;
}

void Sounds::setVolume(int percent)
{
    m_volume = std::clamp(percent, 0, 100);
}

void Sounds::play(Tone tone)
{
    if (tone == Tone::None)
        return;
    emit played(tone);
    const auto effect = m_effects.find(tone);
    if (effect == m_effects.end() || effect->second->status() == QSoundEffect::Error) {
        QApplication::beep();
        return;
    }
    const bool mustBeHeard = tone == Tone::Stop || tone == Tone::Blocked;
    const int percent = mustBeHeard ? std::max(m_volume, kFloorPercent) : m_volume;
    effect->second->setVolume(static_cast<float>(percent) / 100.0F);
    effect->second->play();
}

void Sounds::tick()
{
    emit ticked();
    if (!m_tick || m_tick->status() == QSoundEffect::Error)
        return;
    m_tick->setVolume(static_cast<float>(m_volume) / 200.0F);
    m_tick->play();
}

void Sounds::setLatched(bool latched)
{
    if (!latched)
        m_again.stop();
    else if (!m_again.isActive())
        m_again.start(kFirstRepeatMs);
}

void Sounds::repeatStop()
{
    play(Tone::Stop);
    m_again.start(kNextRepeatMs);
}

} // namespace packbay

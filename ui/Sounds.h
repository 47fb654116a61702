#pragma once
#include "models/workflow/ScreenState.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <map>
#include <memory>

class QSoundEffect;

namespace packbay {

/// The sound of a tone as a WAV file (48 kHz, mono, 16 bit), made from the table of ux.md 2.5 moved by `semitones` (0 to 4)
/// so that neighbouring stations differ. Empty for Tone::None.
QByteArray earconWav(Tone tone, int semitones = 0);
/// The tick of a scan that was dropped as a repetition: half of Tone::Dup, and soft.
QByteArray tickWav(int semitones = 0);

/// Plays the seven sounds. Without an audio device it uses the system beep; it never fails.
class Sounds : public QObject
{
    Q_OBJECT
public:
    explicit Sounds(QObject *parent = nullptr);
    ~Sounds() override;

    /// Loads all sounds so that a later play() starts at once. Call it when the window is up.
    void prepare(int semitones);
    /// 0 to 100 percent; stop and blocked never go below a floor.
    void setVolume(int percent);
    void play(Tone tone);
    /// Tells the hand on the trigger that it is on too long; no answer to anything, so it is silent where only the system
    /// beep is left.
    void tick();
    /// While latched the stop sound comes again after 4 s, then every 10 s.
    void setLatched(bool latched);

signals:
    /// Every tone that is asked for, sounding or not.
    void played(packbay::Tone tone);
    void ticked();

private:
    std::unique_ptr<QSoundEffect> effectOf(const QString &name, const QByteArray &wav) const;
    void repeatStop();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::map<Tone, std::unique_ptr<QSoundEffect>> m_effects;
    std::unique_ptr<QSoundEffect> m_tick;
    QTimer m_again;
    int m_volume = 80;
};

} // namespace packbay

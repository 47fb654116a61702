#pragma once
#include "models/domain/Error.h"
#include "ui/KeypadOverlay.h"
#include "ui/StateBanner.h"

#include <optional>

namespace packbay {

/// What the login view asks for.
struct LoginState
{
    enum class Phase { ScanBadge, EnterPin, Locked };
    Phase phase = Phase::ScanBadge;
    QString name;               ///< who has scanned, or who holds the lock
    std::optional<Error> error; ///< badge unknown, wrong PIN

    bool operator==(const LoginState &) const = default;
};

/// Log-in at the start of a shift (badge and PIN) and the lock in between (badge alone). The PIN is typed on the keypad of the
/// screen or the digit keys; F12 takes it.
class LoginScreen : public StationWidget
{
    Q_OBJECT
public:
    explicit LoginScreen(const QString &name, QWidget *parent = nullptr);

    void show(const LoginState &state);
    const LoginState &state() const { return m_state; }
    void retranslate();
    /// "F12", "Esc", "Backspace" or a digit. True when it meant something.
    bool takeKey(const QString &key);
    QList<TextBox> textBoxes() const override;

signals:
    void pinEntered(const QString &pin);
    /// Esc at the PIN: another badge, please.
    void cancelled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void lookChanged() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void give();
    QRect pinRect() const;
    BannerWords words() const;

    LoginState m_state;
    QString m_pin;
    StateBanner *m_banner;
    KeypadOverlay *m_keypad;
    StationButton *m_take;
};

} // namespace packbay

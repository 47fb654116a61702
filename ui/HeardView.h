#pragma once
#include "models/workflow/SettingsState.h"
#include "ui/StationWidget.h"

namespace packbay {

/// The live monitor of the settings: what a device said, newest first, as bytes, as the frame that they made and as what
/// that means.
class HeardView : public StationWidget
{
    Q_OBJECT
public:
    explicit HeardView(const QString &name, QWidget *parent = nullptr);

    void setHeard(const QString &port, const QList<SettingsHeard> &heard);
    void retranslate();
    QList<TextBox> textBoxes() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int headHeight() const;
    int entryHeight() const;
    int shownEntries() const;

    QString m_port;
    QList<SettingsHeard> m_heard;
};

} // namespace packbay

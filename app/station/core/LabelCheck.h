#pragma once
#include "printing/LabelLayout.h"
#include "scanner/ImageScanClient.h"

#include <QHash>

#include <functional>

namespace packbay {

/// packbay-scan-helper beside this program; empty when it is not there.
QString scanHelperHere();

/// The check of a label before it is sent (hardware.md B5.2): its picture is read by the scan helper and must say what the
/// document says, its quiet zones must be white. Labels are answered in the order in which they were given.
class LabelCheck : public QObject
{
    Q_OBJECT

public:
    using Then = std::function<void(const Status &)>;

    /// Without a helper nothing is read; the bars are still looked at.
    explicit LabelCheck(const QString &helper, QObject *parent = nullptr);

    /// LabelSelfCheckFailed (5206), or the reason why the helper does not read.
    void check(const LabelLayout &layout, Then then);

private:
    struct Open
    {
        LabelPage page;
        Then then;
    };
    void onDecoded(quint64 id, const ImageScanResult &result);

    std::unique_ptr<ImageScanClient> m_client;
    QHash<quint64, Open> m_open;
};

} // namespace packbay

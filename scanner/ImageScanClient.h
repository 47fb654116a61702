#pragma once
#include "scanner/ImageScan.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QQueue>
#include <QTimer>

#include <memory>

namespace packbay {

/// How pictures are read.
struct ImageScanSetting
{
    QString helper;          ///< path of packbay-scan-helper
    int limitMs = 1500;      ///< for one attempt
    QList<int> itfLengths{12, 14};
};

/// Reads pictures through packbay-scan-helper, one after another. A picture that kills the helper, or takes too long, is
/// tried once more in the careful mode; after that it is PictureUnreadable and the next one gets a new helper.
class ImageScanClient : public QObject
{
    Q_OBJECT

public:
    explicit ImageScanClient(ImageScanSetting setting, QObject *parent = nullptr);
    ~ImageScanClient() override;

    /// Returns the number under which decoded() answers; never blocks.
    quint64 decode(const QImage &picture);
    /// Helpers that died or were stopped since the beginning.
    int restarts() const { return m_restarts; }

signals:
    void decoded(quint64 id, const packbay::ImageScanResult &result);

private:
    struct Job
    {
        quint64 id;
        QImage gray;
        bool careful = false;
    };

    void next();
    void send();
    void readAnswer();
    void failed(const QString &why);
    void dropHelper();
    void finish(ImageScanResult result);

    ImageScanSetting m_setting;
    std::unique_ptr<QProcess> m_helper;
    QQueue<Job> m_jobs;
    QByteArray m_answer;
    QTimer m_limit;
    QElapsedTimer m_elapsed;
    quint64 m_lastId = 0;
    bool m_busy = false;
    int m_restarts = 0;
};

} // namespace packbay

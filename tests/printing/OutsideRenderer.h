#pragma once
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace packbay::test {

/// zpl-renderer-js, installed by `npm ci` from the lock file beside renderer/package.json into the build folder, run by the
/// Node of the system.
class OutsideRenderer
{
public:
    ~OutsideRenderer();
    /// Empty when it is ready, else what is missing.
    QString start();
    /// Hands a label over; finish() waits for its picture. One at a time.
    void begin(const QByteArray &zpl, int widthMm, int heightMm, int dotsPerMm);
    /// All of the paper; null when it fails, `error` says why.
    QImage finish(QString *error);
    QImage render(const QByteArray &zpl, int widthMm, int heightMm, int dotsPerMm, QString *error)
    {
        begin(zpl, widthMm, heightMm, dotsPerMm);
        return finish(error);
    }

private:
    QProcess m_node;
    QTemporaryDir m_folder;
    QString m_trouble;
};

} // namespace packbay::test

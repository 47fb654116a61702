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
    /// The picture of a label, all of the paper; null when it fails, `error` says why.
    QImage render(const QByteArray &zpl, int widthMm, int heightMm, int dotsPerMm, QString *error);

private:
    QProcess m_node;
    QTemporaryDir m_folder;
};

} // namespace packbay::test

#pragma once
#include <QString>
#include <QStringList>

namespace packbay::test {

/// Installs npm packages for a test: copies `files` (package.json and package-lock.json among them) from `source` to
/// `target` and runs `npm ci` there, unless the same lock file was installed before. Empty when done, else what is wrong.
QString installNpm(const QString &source, const QString &target, const QStringList &files);

} // namespace packbay::test

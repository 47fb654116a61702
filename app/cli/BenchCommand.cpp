#include "app/cli/Commands.h"
#include "app/cli/Output.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

namespace packbay::cli {

int bench(const QStringList &arguments)
{
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/packbay-bench");
    if (!QFileInfo(program).isExecutable())
        return failed(QStringLiteral("packbay-bench is not built (configure with PACKBAY_TESTS=ON)"));
    const int exit = QProcess::execute(program, arguments);
    return exit < 0 ? failed(QStringLiteral("packbay-bench did not come to its end")) : exit;
}

} // namespace packbay::cli

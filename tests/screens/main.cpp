#include "tests/support/TestMain.h"

#include <QApplication>

#include <cstdio>
#include <memory>

/// First the flow tests fill the record, then the screens of the record are measured; all arguments are for the measuring.
/// The flow tests are reported and counted by test_workflow; here they say something only when they fail.
int main(int argc, char **argv)
{
    using namespace packbay::test;
    QApplication application(argc, argv);
    int failures = 0;
    std::unique_ptr<QObject> screens;
    QStringList arguments{QString::fromLocal8Bit(argv[0])};
    const QStringList quiet{arguments.first(), QStringLiteral("-o"), QStringLiteral("/dev/null,txt")};
    for (const Factory &make : registry()) {
        std::unique_ptr<QObject> tests(make());
        const char *name = tests->metaObject()->className();
        if (QByteArray(name) == "tst_RecordedScreens") {
            screens = std::move(tests);
            continue;
        }
        const int failed = QTest::qExec(tests.get(), quiet);
        if (failed > 0)
            std::fprintf(stderr, "%d of %s failed while the screens were recorded: test_workflow says why\n", failed, name);
        failures += failed;
    }
    for (int i = 1; i < argc; ++i) {
        if (QByteArray(argv[i]) != "tst_RecordedScreens")
            arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    return failures + QTest::qExec(screens.get(), arguments);
}

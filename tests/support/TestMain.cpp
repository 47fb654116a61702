#include "tests/support/TestMain.h"

#include <QStringList>

#include <cstdio>
#include <memory>

namespace packbay::test {

std::vector<Factory> &registry()
{
    static std::vector<Factory> s_factories;
    return s_factories;
}

int runAll(int argc, char **argv)
{
    QStringList wanted;
    QStringList passed{QString::fromLocal8Bit(argv[0])};
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        (argument.startsWith(QLatin1Char('-')) ? passed : wanted).append(argument);
    }
    int failures = 0;
    int ran = 0;
    for (const Factory &make : registry()) {
        const std::unique_ptr<QObject> tests(make());
        const QString name = QString::fromLatin1(tests->metaObject()->className());
        if (!wanted.isEmpty() && !wanted.contains(name))
            continue;
        ++ran;
        failures += QTest::qExec(tests.get(), passed);
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class of that name\n");
        return 1;
    }
    return failures;
}

} // namespace packbay::test

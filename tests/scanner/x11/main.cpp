#include "tests/scanner/x11/InputMethod.h"
#include "tests/scanner/x11/XServer.h"
#include "tests/support/TestMain.h"

#include <QApplication>

#include <cstring>

int main(int argc, char **argv)
{
    const packbay::test::XServer server;
    if (!server.isRunning()) {
        std::fputs("Xvfb does not start\n", stderr);
        return 1;
    }
    // The platform reads its input method when it starts: the class that wants one runs in a program of its own.
    packbay::test::InputMethod inputMethod;
    QString words;
    const bool wantsOne = argc == 2 && std::strcmp(argv[1], "tst_XIme") == 0;
    if (wantsOne && !inputMethod.start(words)) {
        std::fprintf(stderr, "%s\n", qPrintable(words));
        return 1;
    }
    QApplication application(argc, argv);
    return packbay::test::runAll(argc, argv);
}

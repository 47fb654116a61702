#include "tests/support/TestMain.h"

#include <QGuiApplication>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    return packbay::test::runAll(argc, argv);
}

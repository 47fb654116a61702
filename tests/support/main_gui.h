#pragma once
// Included once by main.cpp of a test folder with windows.
#include "tests/support/TestMain.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    return packbay::test::runAll(argc, argv);
}

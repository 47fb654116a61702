#pragma once
// Included once by main.cpp of a test folder without windows.
#include "tests/support/TestMain.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return packbay::test::runAll(argc, argv);
}

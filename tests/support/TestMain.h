#pragma once
#include <QTest>

#include <functional>
#include <vector>

/// The tests of one folder share one program: a class registers itself and every program's main() runs them all.
namespace packbay::test {

using Factory = std::function<QObject *()>;
std::vector<Factory> &registry();
/// Runs every registered class, or only those named in argv[1..] that do not start with '-'. Returns the number of failures.
int runAll(int argc, char **argv);

struct Registrar
{
    explicit Registrar(Factory factory) { registry().push_back(std::move(factory)); }
};

} // namespace packbay::test

/// Put at the end of tst_X.cpp, before the include of tst_X.moc.
#define PACKBAY_TEST(Class) \
    static const packbay::test::Registrar s_register##Class{[]() -> QObject * { return new Class; }};

#include "tests/support/TestMain.h"

#include <QProcess>

/// ZxingAdapter.cpp also compiles against the interfaces of ZXing-cpp 2.3 and 3.1 (stand-in headers, syntax only).
class tst_ZxingApi : public QObject
{
    Q_OBJECT

private slots:
    void compiles_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("2.3") << QStringLiteral("2.3");
        QTest::newRow("3.1") << QStringLiteral("3.1");
    }
    void compiles()
    {
        QFETCH(QString, version);
        const QString source = QStringLiteral(PACKBAY_SOURCE_DIR);
        QStringList arguments{QStringLiteral("-std=c++20"), QStringLiteral("-fsyntax-only"), QStringLiteral("-fPIC"),
                              QStringLiteral("-Wall"), QStringLiteral("-Wextra"), QStringLiteral("-Werror"),
                              QStringLiteral("-I") + source + QStringLiteral("/tests/scanner/zxing-api/") + version,
                              QStringLiteral("-I") + source};
        for (const QString &folder : QStringLiteral(PACKBAY_QT_INCLUDES).split(u'|', Qt::SkipEmptyParts))
            arguments << QStringLiteral("-isystem") << folder;
        arguments << source + QStringLiteral("/scanner/helper/ZxingAdapter.cpp");
        QProcess compiler;
        compiler.start(QStringLiteral(PACKBAY_CXX), arguments);
        QVERIFY(compiler.waitForFinished(120000));
        QVERIFY2(compiler.exitCode() == 0, compiler.readAllStandardError().constData());
    }
};

PACKBAY_TEST(tst_ZxingApi)
#include "tst_ZxingApi.moc"

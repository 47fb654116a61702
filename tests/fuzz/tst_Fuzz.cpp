#include "tests/fuzz/FuzzTargets.h"
#include "tests/support/TestMain.h"

#include <QDir>
#include <QRandomGenerator>

using packbay::fuzz::targetOf;
using packbay::fuzz::targets;

/// The corpus and changes of it through every fuzz target; a target that breaks a promise or reads past its end stops the
/// program. libFuzzer itself is started by hand (run.sh).
class tst_Fuzz : public QObject
{
    Q_OBJECT

    static QString corpus() { return QStringLiteral(PACKBAY_SOURCE_DIR "/tests/fuzz/corpus"); }
    static QByteArrayList seedsOf(const QByteArray &target)
    {
        QByteArrayList seeds;
        const QDir folder(corpus() + u'/' + QString::fromLatin1(target));
        for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                seeds << file.readAll();
        }
        return seeds;
    }
    static char anyByte(QRandomGenerator &random) { return char(random.bounded(256)); }
    /// One to eight changes: a bit, a byte, a cut, a repetition, a part of another seed.
    static QByteArray changed(QByteArray bytes, const QByteArrayList &seeds, QRandomGenerator &random)
    {
        for (int left = random.bounded(1, 9); left > 0; --left) {
            const qsizetype at = bytes.isEmpty() ? 0 : random.bounded(int(bytes.size()));
            switch (bytes.isEmpty() ? 5 : random.bounded(7)) {
            case 0: bytes[at] = char(bytes[at] ^ (1 << random.bounded(8))); break;
            case 1: bytes[at] = anyByte(random); break;
            case 2: bytes.insert(at, anyByte(random)); break;
            case 3: bytes.remove(at, random.bounded(1, 9)); break;
            case 4: bytes.insert(at, bytes.mid(random.bounded(int(bytes.size())), random.bounded(1, 33))); break;
            case 5: bytes.insert(at, seeds[random.bounded(int(seeds.size()))]); break;
            default: bytes.insert(at, "\x00\xff\x1d\r0\x02]("[random.bounded(8)]); break;
            }
        }
        return bytes.left(4096);
    }

private slots:
    void everyTargetHasACorpus_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const auto &target : targets())
            QTest::newRow(target.name.constData()) << target.name;
    }
    void everyTargetHasACorpus()
    {
        QFETCH(QByteArray, name);
        const QByteArrayList seeds = seedsOf(name);
        QVERIFY(!seeds.isEmpty());
        const auto *target = targetOf(name);
        for (const QByteArray &seed : seeds)
            target->run(seed);
        QRandomGenerator random(20261122);
        const int rounds = qEnvironmentVariableIntValue("PACKBAY_FULL") == 1 ? 200'000 : 10'000;
        for (int i = 0; i < rounds; ++i)
            target->run(changed(seeds[i % seeds.size()], seeds, random));
    }
    void everyCorpusHasATarget()
    {
        const QStringList folders = QDir(corpus()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QString &folder : folders)
            QVERIFY2(targetOf(folder.toLatin1()) != nullptr, qPrintable(folder));
        QCOMPARE(folders.size(), targets().size());
    }
};

PACKBAY_TEST(tst_Fuzz)
#include "tst_Fuzz.moc"

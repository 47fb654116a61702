#include "models/domain/JsonWriter.h"
#include "models/wire/CanonicalFields.h"
#include "models/wire/RowCodec.h"
#include "tests/support/TestMain.h"

using namespace packbay;

namespace {

/// Something in every field, other in each: texts that need escapes, numbers with a sign, lists of two.
class Filler
{
public:
    void fill(QString &text) { text = QStringLiteral("\"\\\n\x01é中%1").arg(++m_n); }
    void fill(qint64 &number) { number = (m_n % 2 == 0 ? -1 : 1) * (m_n + 1) * 1'000'003; ++m_n; }
    void fill(bool &yes) { yes = ++m_n % 3 != 0; }
    void fill(Grams &grams) { fill(grams.value); }
    void fill(UtcMs &at) { fill(at.value); }
    void fill(EntityId &id) { id = entityId(QStringLiteral("x"), {QString::number(++m_n)}); }
    void fill(Dimensions &d) { d = {Millimetres(++m_n), Millimetres(++m_n), Millimetres(++m_n)}; }
    void fill(QStringList &list) { list = {QStringLiteral("b%1").arg(++m_n), QString()}; }
    void fill(QJsonObject &object) { object = {{QStringLiteral("z"), ++m_n}, {QStringLiteral("a"), QJsonArray{true, QJsonValue::Null}}}; }
    template<NamedEnum E>
    void fill(E &) { }
    template<NamedEnum E>
    void fill(Stateful<E> &) { }
    template<wire::HasFields T>
    void fill(T &value)
    {
        T::fields(value, [this](const char *, auto &field) { fill(field); });
    }
    template<wire::HasFields T>
    void fill(QList<T> &list)
    {
        list = {T(), T()};
        for (T &item : list)
            fill(item);
    }

private:
    qint64 m_n = 0;
};

template<std::size_t... I>
std::vector<Row> oneOfEach(bool full, std::index_sequence<I...>)
{
    std::vector<Row> rows{std::variant_alternative_t<I, Row>()...};
    for (Row &row : rows)
        std::visit([&](auto &entity) { full ? Filler().fill(entity) : void(); }, row);
    return rows;
}

} // namespace

/// What is written straight from the fields is to the byte what the tree gives: hashes of old rows must not change.
class tst_CanonicalRows : public QObject
{
    Q_OBJECT

private slots:
    void sameBytesAsTheTree_data()
    {
        QTest::addColumn<bool>("full");
        QTest::addColumn<int>("kind");
        for (std::size_t i = 0; i < 2 * std::variant_size_v<Row>; ++i) {
            const bool full = i % 2 == 0;
            QTest::addRow("%s %s", qPrintable(enumName(static_cast<EntityKind>(i / 2))), full ? "full" : "empty") << full << static_cast<int>(i / 2);
        }
    }
    void sameBytesAsTheTree()
    {
        QFETCH(bool, full);
        QFETCH(int, kind);
        const Row row = oneOfEach(full, std::make_index_sequence<std::variant_size_v<Row>>()).at(static_cast<std::size_t>(kind));
        const QByteArray bytes = wire::canonicalOf(row);
        QCOMPARE(bytes, canonicalJson(wire::toJson(row)));
        QVERIFY(bytes.size() > 10);
    }
};

PACKBAY_TEST(tst_CanonicalRows)
#include "tst_CanonicalRows.moc"

#include "tests/bench/LabelBench.h"

#include "printing/LabelMaker.h"
#include "tests/bench/FirstByteBench.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QPageSize>
#include <QPainter>
#include <QPrinter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <numeric>

namespace packbay::bench {
namespace {

constexpr int kPeerRuns = 30;   ///< of a program that is started for every label
constexpr int kWarmUp = 3;      ///< fonts are loaded once a day, not once a label
constexpr std::size_t kLabelsOfARate = 25;

double millisecondsSince(const QElapsedTimer &clock)
{
    return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

QJsonObject fields(int number)
{
    const bool chinese = number % 2 == 0;
    const QJsonObject shipTo{{QStringLiteral("name"), chinese ? QStringLiteral("王小明") : QStringLiteral("Amelia Johnson")},
                             {QStringLiteral("lines"), QJsonArray{chinese ? QStringLiteral("浦东新区世纪大道%1号").arg(number) : QStringLiteral("%1 Riverside Estate").arg(number)}},
                             {QStringLiteral("city"), chinese ? QStringLiteral("上海市") : QStringLiteral("Manchester")},
                             {QStringLiteral("country"), chinese ? QStringLiteral("CN") : QStringLiteral("GB")}};
    return {{QStringLiteral("template"), QStringLiteral("carton-100x150")}, {QStringLiteral("carrier_no"), QStringLiteral("PB%1Q").arg(number, 10, 10, QLatin1Char('0'))},
            {QStringLiteral("sscc"), QStringLiteral("376123450000000016")}, {QStringLiteral("member_code"), QStringLiteral("TC100200P")},
            {QStringLiteral("service"), QStringLiteral("EXPRESS")},         {QStringLiteral("weight_g"), 1000 + number},
            {QStringLiteral("ship_to"), shipTo}};
}

Result<QByteArray> made(int number, int dpi)
{
    PACKBAY_TRY_ASSIGN(request, parseLabelRequest(fields(number)));
    return makeLabel(request, LabelFormat::Zpl, dpi);
}

/// The barcodes of the label drawn by the zint program, one call each.
std::optional<double> zintMs(int number, const QString &folder)
{
    const QString zint = QStandardPaths::findExecutable(QStringLiteral("zint"));
    if (zint.isEmpty())
        return std::nullopt;
    const QString out = folder + QStringLiteral("/zint.png");
    QElapsedTimer clock;
    clock.start();
    const int code = QProcess::execute(zint, {QStringLiteral("-o"), out, QStringLiteral("-d"), QStringLiteral("PB%1Q").arg(number, 10, 10, QLatin1Char('0'))});
    const int gs1 = QProcess::execute(zint, {QStringLiteral("-b"), QStringLiteral("16"), QStringLiteral("-o"), out, QStringLiteral("-d"), QStringLiteral("[00]376123450000000016")});
    const double ms = millisecondsSince(clock);
    return code == 0 && gs1 == 0 ? std::optional(ms) : std::nullopt;
}

/// The same page by Qt's own printer, as PDF.
Result<double> qprinterMs(int number, Dpi dpi, const QString &folder)
{
    QElapsedTimer clock;
    clock.start();
    PACKBAY_TRY_ASSIGN(request, parseLabelRequest(fields(number)));
    PACKBAY_TRY_ASSIGN(form, TemplateStore().load(request.templateName));
    PACKBAY_TRY_ASSIGN(layout, layOut(form, request, dpi));
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(folder + QStringLiteral("/page.pdf"));
    printer.setPageSize(QPageSize(QSizeF(100, 150), QPageSize::Millimeter));
    printer.setFullPage(true);
    printer.setResolution(static_cast<int>(dpi));
    QPainter painter(&printer);
    for (const QRect &fill : layout.pages.front().fills)
        painter.fillRect(fill, Qt::black);
    for (const PlacedBarcode &barcode : layout.pages.front().barcodes) {
        for (const QRect &rect : darkRects(barcode))
            painter.fillRect(rect, Qt::black);
    }
    for (const PlacedText &text : layout.pages.front().texts)
        text.lines->draw(&painter, text.at);
    painter.end();
    return millisecondsSince(clock);
}

Figure makingFigure(Dpi dpi, std::vector<double> ours, const char *peerName, std::vector<double> peer)
{
    const double limit = dpi == Dpi::D203 ? 20 : 45;
    Figure figure{QStringLiteral("label"), QStringLiteral("render and encode 100x150, %1 dpi, beside %2").arg(static_cast<int>(dpi)).arg(QLatin1String(peerName)), QStringLiteral("ms"),
                  Percentiles::of(std::move(ours)), {}, {}, QStringLiteral("p95 <= %1 ms").arg(limit), false};
    if (!peer.empty()) {
        figure.peerName = QLatin1String(peerName);
        figure.peer = Percentiles::of(std::move(peer));
    }
    figure.met = figure.ours.p95 <= limit;
    return figure;
}

Status benchMaking(Dpi dpi, int labels, std::vector<Figure> &out)
{
    QTemporaryDir folder;
    std::vector<double> ours;
    std::vector<double> zint;
    std::vector<double> qprinter;
    for (int i = -kWarmUp; i < labels; ++i) {
        QElapsedTimer clock;
        clock.start();
        PACKBAY_TRY(made(i + kWarmUp, static_cast<int>(dpi)));
        const double ms = millisecondsSince(clock);
        PACKBAY_TRY_ASSIGN(page, qprinterMs(i + kWarmUp, dpi, folder.path()));
        if (i < 0)
            continue;
        ours.push_back(ms);
        qprinter.push_back(page);
        if (i >= kPeerRuns)
            continue;
        if (const auto program = zintMs(i, folder.path()))
            zint.push_back(*program);
    }
    out.push_back(makingFigure(dpi, ours, "zint, the barcodes alone", std::move(zint)));
    out.push_back(makingFigure(dpi, ours, "QPrinter to PDF", std::move(qprinter)));
    if (dpi == Dpi::D203) {
        std::vector<double> perSecond; // of every 25 labels made one after the other, or of all when there are fewer
        const std::size_t run = std::clamp<std::size_t>(ours.size(), 1, kLabelsOfARate);
        for (std::size_t first = 0; first + run <= ours.size(); first += run) {
            const auto from = ours.begin() + static_cast<std::ptrdiff_t>(first);
            const double ms = std::accumulate(from, from + static_cast<std::ptrdiff_t>(run), 0.0);
            perSecond.push_back(1000.0 * static_cast<double>(run) / ms);
        }
        Figure rate{QStringLiteral("label"), QStringLiteral("labels a second, 203 dpi"), QStringLiteral("1/s"), Percentiles::of(std::move(perSecond)), {}, {}, QStringLiteral("p50 >= 50"), false};
        rate.met = rate.ours.p50 >= 50;
        out.push_back(rate);
    }
    return {};
}

} // namespace

Result<std::vector<Figure>> benchLabel(const BenchSize &size)
{
    std::vector<Figure> figures;
    PACKBAY_TRY(benchMaking(Dpi::D203, size.labels, figures));
    PACKBAY_TRY(benchMaking(Dpi::D300, size.labels, figures));
    PACKBAY_TRY_ASSIGN(firstByte, benchFirstByte(size.labels));
    figures.push_back(firstByte);
    return figures;
}

} // namespace packbay::bench

#include "app/station/window/StationFile.h"

#include "app/station/core/LabelCheck.h"
#include "app/station/window/DeviceFile.h"
#include "app/station/window/StationIni.h"
#include "models/freight/Currency.h"
#include "printing/PrinterUri.h"
#include "printing/TemplateStore.h"
#include "ui/text/Language.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace packbay {
namespace {

constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

Status readIdentity(const StationIni &from, StationConfig &config)
{
    static const QRegularExpression kCode(QStringLiteral("^[0-9A-Z]{2}$"));
    static const QRegularExpression kWarehouse(QStringLiteral("^[0-9A-Z]{2,8}$"));
    config.identity.station = from.text(QStringLiteral("station/code"));
    if (!kCode.match(config.identity.station).hasMatch())
        return from.wrong(QStringLiteral("station/code"), QStringLiteral("two characters A-Z 0-9"));
    config.identity.warehouse = from.text(QStringLiteral("station/warehouse"));
    if (!kWarehouse.match(config.identity.warehouse).hasMatch())
        return from.wrong(QStringLiteral("station/warehouse"), QStringLiteral("two to eight characters A-Z 0-9"));
    PACKBAY_TRY_ASSIGN(epoch, from.number(QStringLiteral("station/epoch"), 1, 1, 1'000'000));
    config.identity.epoch = epoch;
    return {};
}

Result<QString> readToken(const StationIni &from)
{
    const QString key = QStringLiteral("central/token_file");
    QFile file(from.path(key));
    if (file.fileName().isEmpty())
        return from.wrong(key, QStringLiteral("missing"));
    if (file.permissions() & kOthers)
        return from.wrong(key, QStringLiteral("others may read it: chmod 600"));
    if (!file.open(QIODevice::ReadOnly))
        return from.wrong(key, file.errorString());
    const QString token = QString::fromUtf8(file.read(8192)).trimmed();
    if (token.isEmpty())
        return from.wrong(key, QStringLiteral("empty"));
    return token;
}

Status readCentral(const StationIni &from, StationConfig &config)
{
    const QString url = from.text(QStringLiteral("central/url"));
    if (url.isEmpty())
        return {};
    CentralAddress address;
    address.url = QUrl(url, QUrl::StrictMode);
    if (!address.url.isValid() || address.url.scheme() != QLatin1String("https") || address.url.host().isEmpty())
        return from.wrong(QStringLiteral("central/url"), QStringLiteral("https://host:port"));
    const QString ca = from.path(QStringLiteral("central/ca_file"));
    address.ca = ca.isEmpty() ? QList<QSslCertificate>() : QSslCertificate::fromPath(ca, QSsl::Pem);
    if (address.ca.isEmpty())
        return from.wrong(QStringLiteral("central/ca_file"), QStringLiteral("no certificate in it"));
    PACKBAY_TRY_ASSIGN(token, readToken(from));
    address.token = token;
    config.central = address;
    return {};
}

/// What lies in the label printer and how it is to be printed on.
Status readPaper(const StationIni &from, SheetConfig &sheets)
{
    const TemplateStore store(sheets.templateFolder);
    sheets.cartonPaper = from.text(QStringLiteral("printer/carton_paper"), sheets.cartonPaper);
    if (!store.load(QStringLiteral("carton-") + sheets.cartonPaper))
        return from.wrong(QStringLiteral("printer/carton_paper"), QStringLiteral("100x150, 4x6in, 100x100, 76x130, 100x180 or 60x40"));
    sheets.parcelPaper = from.text(QStringLiteral("printer/parcel_paper"), sheets.parcelPaper);
    if (!store.load(QStringLiteral("parcel-") + sheets.parcelPaper))
        return from.wrong(QStringLiteral("printer/parcel_paper"), QStringLiteral("60x40 or 100x100"));
    const auto optional = [&](const char *key, int least, int most, std::optional<int> &to) -> Status {
        const QString name = QStringLiteral("printer/") + QLatin1String(key);
        PACKBAY_TRY_ASSIGN(value, from.number(name, least, least, most));
        if (!from.text(name).isEmpty())
            to = value;
        return {};
    };
    PACKBAY_TRY(optional("darkness", 0, 30, sheets.labelSettings.darkness));
    PACKBAY_TRY(optional("speed", 1, 14, sheets.labelSettings.speed));
    PACKBAY_TRY_ASSIGN(gap, from.number(QStringLiteral("printer/gap_tenths_mm"), sheets.labelSettings.gapTenths, 0, 200));
    PACKBAY_TRY_ASSIGN(right, from.number(QStringLiteral("printer/offset_x_dots"), 0, 0, 200));
    PACKBAY_TRY_ASSIGN(down, from.number(QStringLiteral("printer/offset_y_dots"), 0, 0, 200));
    sheets.labelSettings.gapTenths = gap;
    sheets.labelSettings.offsetX = right;
    sheets.labelSettings.offsetY = down;
    return {};
}

/// What stands between commas.
QStringList namesIn(const QString &text)
{
    QStringList names = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

Status readSheets(const StationIni &from, const StationPlaces &places, StationConfig &config)
{
    const QString key = QStringLiteral("printer/labels");
    config.sheets.documentFolder = from.path(QStringLiteral("printer/documents"), places.documents);
    config.sheets.labelPrinter = from.text(key);
    config.sheets.scanHelper = scanHelperHere();
    const QString format = from.text(QStringLiteral("printer/format"));
    config.sheets.labelFormat = labelFormatOf(format);
    if (!format.isEmpty() && !config.sheets.labelFormat)
        return from.wrong(QStringLiteral("printer/format"), QStringLiteral("zpl, tspl, epl, escpos, pdf or png"));
    if (!config.sheets.labelPrinter.isEmpty() && !printerForUri(config.sheets.labelPrinter, key))
        return from.wrong(key, QStringLiteral("tcp://host:9100, ipp://host/queue, usb:///dev/usb/lp0, system:NAME or file:///folder/"));
    config.sheets.sparePrinter = from.text(QStringLiteral("printer/spare"));
    if (!config.sheets.sparePrinter.isEmpty() && !printerForUri(config.sheets.sparePrinter, key))
        return from.wrong(QStringLiteral("printer/spare"), QStringLiteral("tcp://host:9100, ipp://host/queue, usb:///dev/usb/lp0, system:NAME or file:///folder/"));
    config.dispatch.spare = QUrl(config.sheets.sparePrinter).host().isEmpty() ? config.sheets.sparePrinter : QUrl(config.sheets.sparePrinter).host();
    config.dispatch.sellers = namesIn(from.text(QStringLiteral("dispatch/bought_labels")));
    config.dispatch.unscanned = namesIn(from.text(QStringLiteral("dispatch/no_scan_back")));
    // A printer of the system is driven through pictures only.
    if (config.sheets.labelPrinter.startsWith(QLatin1String("system:")) && config.sheets.labelFormat.value_or(LabelFormat::Png) != LabelFormat::Png)
        return from.wrong(QStringLiteral("printer/format"), QStringLiteral("png for a printer of the system"));
    config.sheets.documentPrinter = from.text(QStringLiteral("printer/document_printer"));
    if (!config.sheets.documentPrinter.isEmpty()
        && !(config.sheets.documentPrinter.startsWith(QLatin1String("ipp://")) && printerForUri(config.sheets.documentPrinter, key)))
        return from.wrong(QStringLiteral("printer/document_printer"), QStringLiteral("ipp://host/queue"));
    config.sheets.templateFolder = from.path(QStringLiteral("printer/templates"));
    PACKBAY_TRY_ASSIGN(dpi, from.number(QStringLiteral("printer/dpi"), 203, 203, 300));
    if (!dpiOf(dpi))
        return from.wrong(QStringLiteral("printer/dpi"), QStringLiteral("203 or 300"));
    config.sheets.dpi = dpi;
    return readPaper(from, config.sheets);
}

void readTariffs(const StationIni &from, const StationPlaces &places, StationConfig &config)
{
    config.tariffs.import = from.path(QStringLiteral("tariffs/import"));
    config.tariffs.exports = from.path(QStringLiteral("tariffs/export"), places.documents + QStringLiteral("/tariffs"));
}

Status readPhotos(const StationIni &from, StationConfig &config)
{
    config.photos.folder = from.path(QStringLiteral("photos/folder"));
    PACKBAY_TRY_ASSIGN(seconds, from.number(QStringLiteral("photos/fresh_seconds"), 120, 5, 3600));
    config.photos.freshMs = seconds * 1000LL;
    return {};
}

/// "40x30x25 wall=0.5 tare=0.35 max=30 price=2.50CNY": cm, cm, kg, kg, money; all but the size may be missing.
std::optional<CartonSize> cartonSize(const QString &name, const QString &text)
{
    static const QRegularExpression kOption(QStringLiteral("\\s+(wall|tare|max|price)=(\\S+)"));
    static const QRegularExpression kWall(QStringLiteral("^([0-9]{1,2})(?:\\.([0-9]))?$"));
    static const QRegularExpression kPrice(QStringLiteral("^([0-9]{1,6})(?:\\.([0-9]{1,4}))?([A-Z]{3})$"));
    CartonSize made;
    made.name = name;
    QString rest = text;
    rest.remove(kOption);
    const std::optional<Dimensions> size = typedSize(rest);
    if (!size)
        return std::nullopt;
    made.size = *size;
    for (QRegularExpressionMatchIterator each = kOption.globalMatch(text); each.hasNext();) {
        const QRegularExpressionMatch option = each.next();
        const QString value = option.captured(2);
        if (option.captured(1) == QLatin1String("wall")) {
            const QRegularExpressionMatch wall = kWall.match(value);
            if (!wall.hasMatch())
                return std::nullopt;
            made.wallMm = wall.captured(1).toInt() * 10 + wall.captured(2).toInt();
        } else if (option.captured(1) == QLatin1String("price")) {
            const QRegularExpressionMatch price = kPrice.match(value);
            const std::optional<int> digits = price.hasMatch() ? currencyDigits(price.captured(3)) : std::nullopt;
            if (!digits || price.captured(2).size() > *digits)
                return std::nullopt;
            made.priceMinor = (price.captured(1) + price.captured(2).leftJustified(*digits, QLatin1Char('0'))).toLongLong();
            made.currency = price.captured(3);
        } else {
            const Result<Grams> weight = typedKilograms(value);
            if (!weight)
                return std::nullopt;
            (option.captured(1) == QLatin1String("tare") ? made.tare : made.maxGross) = *weight;
        }
    }
    const auto shortest = std::min({size->length.value, size->width.value, size->height.value});
    return 2 * made.wallMm < shortest ? std::optional(made) : std::nullopt;
}

Result<QList<CartonSize>> readSizes(StationIni &from, const QString &group)
{
    from.file().beginGroup(group);
    const QStringList names = from.file().childKeys();
    from.file().endGroup();
    QList<CartonSize> sizes;
    for (const QString &name : names) {
        const QString key = group + QLatin1Char('/') + name;
        const std::optional<CartonSize> size = cartonSize(name, from.text(key));
        if (!size || sizes.size() == kSizeChoices)
            return from.wrong(key, QStringLiteral("length x width x height in cm, at most four sizes; behind it wall=0.5 tare=0.35 max=30 price=2.50CNY"));
        sizes.append(*size);
    }
    return sizes;
}

Status readCartons(StationIni &from, StationConfig &config)
{
    PACKBAY_TRY_ASSIGN(cartons, readSizes(from, QStringLiteral("cartons")));
    config.weigh.sizes = cartons;
    PACKBAY_TRY_ASSIGN(parcels, readSizes(from, QStringLiteral("parcels")));
    config.receive.sizes = parcels;
    const QString key = QStringLiteral("receive/size");
    const QString asks = from.text(key, QStringLiteral("no"));
    if (asks != QLatin1String("no") && asks != QLatin1String("yes"))
        return from.wrong(key, QStringLiteral("yes or no"));
    config.receive.asksSize = asks == QLatin1String("yes");
    return {};
}

/// The owner's carrier formats before those that the program brings. What is wrong is named by its place in that file.
Status readCarriers(const StationIni &from, StationConfig &config)
{
    const QString key = QStringLiteral("carriers/file");
    const QString path = from.path(key);
    if (path.isEmpty())
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return from.wrong(key, file.errorString());
    PACKBAY_TRY_ASSIGN(catalog, CarrierCatalog::builtIn());
    if (const Status added = catalog.extend(file.readAll()); !added)
        return from.wrong(key, added.error().where + QLatin1Char(' ') + added.error().args.value(QStringLiteral("key")).toString());
    config.carriers = catalog;
    return {};
}

Status readLook(const StationIni &from, StationFile &file)
{
    file.language = from.text(QStringLiteral("look/language"));
    if (!file.language.isEmpty() && !Language::available().contains(file.language))
        return from.wrong(QStringLiteral("look/language"), Language::available().join(QLatin1Char(' ')));
    file.theme = from.text(QStringLiteral("look/theme"));
    const QStringList themes{QString(), QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("contrast"), QStringLiteral("auto")};
    if (!themes.contains(file.theme))
        return from.wrong(QStringLiteral("look/theme"), themes.join(QLatin1Char(' ')).trimmed());
    file.station.sheets.language = file.language.isEmpty() ? Language::ofSystem() : file.language;
    return {};
}

} // namespace

StationPlaces usualPlaces()
{
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/packbay");
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/packbay");
    return {config + QStringLiteral("/station.ini"), data + QStringLiteral("/station.db"), data + QStringLiteral("/backups"),
            data + QStringLiteral("/documents")};
}

Result<StationFile> readStationFile(const QString &path, const StationPlaces &places, const QString &database)
{
    const QJsonObject named{{QStringLiteral("file"), path}};
    if (QFile file(path); !file.open(QIODevice::ReadOnly))
        return makeError(ErrorCode::FileUnreadable, named, file.errorString());
    StationIni from(path);
    if (from.file().status() != QSettings::NoError)
        return from.wrong(QStringLiteral("[station]"), QStringLiteral("not an INI file"));
    StationFile file;
    PACKBAY_TRY(readIdentity(from, file.station));
    file.station.databaseFile = database.isEmpty() ? from.path(QStringLiteral("station/database"), places.database) : QFileInfo(database).absoluteFilePath();
    file.station.backupFolder = from.path(QStringLiteral("station/backups"), places.backups);
    PACKBAY_TRY(readCentral(from, file.station));
    PACKBAY_TRY_ASSIGN(devices, readDevices(from));
    file.station.scanners = devices.scanners;
    file.station.scale = devices.scale;
    file.station.wedge = devices.wedge;
    file.station.camera = from.text(QStringLiteral("camera/device"));
    PACKBAY_TRY(readCarriers(from, file.station));
    PACKBAY_TRY(readSheets(from, places, file.station));
    PACKBAY_TRY(readPhotos(from, file.station));
    readTariffs(from, places, file.station);
    PACKBAY_TRY(readCartons(from, file.station));
    PACKBAY_TRY(readLook(from, file));
    return file;
}

} // namespace packbay

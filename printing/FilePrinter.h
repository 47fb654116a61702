#pragma once
#include "printing/Printer.h"

#include <QTimer>

namespace packbay {

/// Writes every sheet as a file into a folder: the PDF printer, and the printer of training and tests.
/// Name: document (with everything that is not a letter, digit, '-', '_' or '.' as '_') + "-" + copy + ".pdf" by content.
/// A file is whole or absent (temporary name, fsync, rename). A folder that cannot be written keeps the job Queued.
class FilePrinter : public Printer
{
    Q_OBJECT
public:
    /// With `fileName` every sheet goes into that one file, the last one stays.
    FilePrinter(QString name, QString folder, QString fileName = {}, QObject *parent = nullptr);

    void start() override;
    void send(const PrintJob &job, Permit permit) override;

    QString pathOf(const PrintJob &job) const;

private:
    void probe();

    const QString m_folder;
    const QString m_fileName;
    QTimer m_again; ///< looks whether the folder can be written again
};

} // namespace packbay

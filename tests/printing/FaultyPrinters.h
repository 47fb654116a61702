#pragma once
#include "printing/Printer.h"
#include "printing/StatusDialect.h"

#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

namespace packbay::test {

enum class Trouble { ClosesAfter100, AnswersLate, NeverAnswers, PaperOut };

/// A printer behind a real socket or device file that can be spoilt, and knows what it got whole.
class FaultyPrinter : public QObject
{
    Q_OBJECT
public:
    /// The station's side of it, with short times.
    virtual std::unique_ptr<Printer> connection() = 0;
    /// The bytes of a label; every number and copy has its own picture.
    virtual QByteArray label(int number, int copy) const = 0;
    virtual void spoil(Trouble trouble) = 0;
    virtual void mend() = 0;
    /// It says that the paper is out.
    virtual bool tellsPaper() const { return false; }

    /// Labels that came in whole, in order.
    QList<QByteArray> whole;
};

/// Raw TCP, in one of the four languages.
class FaultyTcp : public FaultyPrinter
{
    Q_OBJECT
public:
    explicit FaultyTcp(PrinterLanguage language);
    std::unique_ptr<Printer> connection() override;
    QByteArray label(int number, int copy) const override;
    void spoil(Trouble trouble) override;
    void mend() override;
    bool tellsPaper() const override { return m_language != PrinterLanguage::Epl; }

    /// So many answers after each label say that it is being printed (TSPL).
    int tellsPrinting = 2;
    /// At once, whatever it does.
    void runOutOfPaper() { m_paperOut = true; }
    /// Answers that it has given.
    int answers = 0;

private:
    void read(QTcpSocket *socket);
    /// Bytes of the whole label at the front; 0 = not all of it is here, -1 = no label.
    qsizetype labelSize(const QByteArray &buffer) const;
    QByteArray status();
    void answer(QTcpSocket *socket);

    const PrinterLanguage m_language;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    std::optional<Trouble> m_trouble;
    bool m_paperOut = false;
    int m_printing = 0;
    QTcpServer m_server; ///< goes first: its sockets still tell of their end
};

/// IPP on HTTP.
class FaultyIpp : public FaultyPrinter
{
    Q_OBJECT
public:
    FaultyIpp();
    std::unique_ptr<Printer> connection() override;
    QByteArray label(int number, int copy) const override;
    void spoil(Trouble trouble) override;
    void mend() override;
    bool tellsPaper() const override { return true; }

private:
    void read(QTcpSocket *socket);
    QByteArray reply(int operation, const QByteArray &document);

    QHash<QTcpSocket *, QByteArray> m_requests;
    std::optional<Trouble> m_trouble;
    bool m_paperOut = false;
    int m_jobs = 0;
    QTcpServer m_server; ///< goes first: its sockets still tell of their end
};

/// A device file that takes one page of memory at a time and answers nothing.
class FaultyDevice : public FaultyPrinter
{
    Q_OBJECT
public:
    explicit FaultyDevice(const QString &path);
    ~FaultyDevice() override;
    std::unique_ptr<Printer> connection() override;
    QByteArray label(int number, int copy) const override;
    void spoil(Trouble trouble) override;
    void mend() override;

private:
    void plug();
    void unplug();
    void read();

    const QString m_path;
    int m_fd = -1;
    std::unique_ptr<QSocketNotifier> m_readable;
    QByteArray m_buffer;
    qint64 m_sinceSpoilt = 0;
    std::optional<Trouble> m_trouble;
};

} // namespace packbay::test

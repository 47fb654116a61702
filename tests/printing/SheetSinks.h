#pragma once
#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QStringList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace packbay::test {

/// What arrived at a printer: how often each sheet, named "[document|copy]" in its bytes, began and how often it was whole.
class Arrivals
{
public:
    void began(const QString &sheet) { ++m_began[sheet]; }
    void whole(const QString &sheet) { ++m_whole[sheet]; }
    const QMap<QString, int> &beginnings() const { return m_began; }
    bool isWhole(const QString &sheet) const { return m_whole.contains(sheet); }
    QStringList wholeSheets() const { return m_whole.keys(); }
    qsizetype count() const { return m_whole.size(); }

private:
    QMap<QString, int> m_began;
    QMap<QString, int> m_whole;
};

/// A printer on TCP 9100 that takes 64 kB at a time and answers ~HS.
class TcpSheetSink : public QTcpServer
{
    Q_OBJECT
public:
    TcpSheetSink();
    Arrivals arrivals;
    qint64 bytes = 0; ///< of everything
    int open() const { return static_cast<int>(m_buffers.size()); }

private:
    void accept();
    void read(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_buffers;
};

/// An IPP printer that calls every job completed as soon as it has it whole.
class IppSheetSink : public QTcpServer
{
    Q_OBJECT
public:
    IppSheetSink();
    Arrivals arrivals;
    qint64 bytes = 0;
    QByteArray reasons = "none"; ///< of its state: "media-empty-error" and so on
    int open() const { return static_cast<int>(m_requests.size()); }

private:
    struct Request
    {
        QByteArray all;
        bool began = false;
    };
    void accept();
    void read(QTcpSocket *socket);
    QByteArray answer(int operation);

    QHash<QTcpSocket *, Request> m_requests;
    int m_jobs = 0;
};

} // namespace packbay::test

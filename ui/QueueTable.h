#pragma once
#include "models/qt/QueueModel.h"
#include "ui/StationWidget.h"

#include <QSortFilterProxyModel>
#include <QTableView>

namespace packbay {

/// The chips above the table.
enum class QueueFilter { All, Waiting, Packing, ToWeigh, ToLabel, OnHold, Late };

/// The word of a stage.
QString stageWord(QueueStage stage);
/// "3 h", "2 d", "5 min".
QString ageWords(qint64 ms);

/// Gives the queue its words and headings, and filters it. Raw values stay in the model below.
class WordedQueue : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setNow(UtcMs now);
    void setFilter(QueueFilter filter);
    void setSearch(const QString &text);
    void setTheme(const Theme &theme) { m_theme = theme; }
    const QueueRow &rowAt(const QModelIndex &index) const;
    /// How many rows a filter would show.
    int countOf(QueueFilter filter) const;
    void retranslate();

    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    const QueueModel &model() const;
    bool passes(const QueueRow &row, QueueFilter filter) const;
    bool isLate(const QueueRow &row) const;
    QString words(const QueueRow &row, int column) const;

    UtcMs m_now;
    QueueFilter m_filter = QueueFilter::All;
    QString m_search;
    Theme m_theme = Theme::light();
};

/// A table with rows of 32 px and more that leaves letters alone (scanners type them) and takes no input method.
class DeskTable : public QTableView, public LookUser
{
    Q_OBJECT
public:
    explicit DeskTable(const QString &name, QWidget *parent = nullptr);

    void keyboardSearch(const QString &search) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void lookChanged() override;
};

} // namespace packbay

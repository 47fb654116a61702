#pragma once
#include <QStringList>

/// One function a command: its arguments after the name, its exit status. The contract is architecture.md 8 and 11.
namespace packbay::cli {

int identify(const QStringList &arguments);
int decode(const QStringList &arguments);
int scale(const QStringList &arguments);
int quote(const QStringList &arguments);
int tariff(const QStringList &arguments);
int bill(const QStringList &arguments);
int pack(const QStringList &arguments);
int plan(const QStringList &arguments);
int label(const QStringList &arguments);
int print(const QStringList &arguments);
int db(const QStringList &arguments);
int sync(const QStringList &arguments);
int demo(const QStringList &arguments);
int bench(const QStringList &arguments);

} // namespace packbay::cli

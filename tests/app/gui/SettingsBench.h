#pragma once
#include "app/station/window/DeviceFile.h"
#include "app/station/window/StationFile.h"
#include "tests/app/gui/GuiBench.h"
#include "ui/PickList.h"
#include "ui/SettingsScreen.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

namespace packbay::test {

/// A supervisor at the settings of a station whose scanner and scale are real ttys, and whose configuration is a file.
struct SettingsBench
{
    void openBench()
    {
        m_bench = std::make_unique<GuiBench>(6);
        m_file = m_folder.filePath(QStringLiteral("station.ini"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("; a word of the owner\n[station]\ncode=7K\nwarehouse=SH1\n\n[scanner-1]\nport=/dev/old\n\n[look]\nlanguage=en\n");
        file.close();
        m_bench->station.setDeviceFolders({m_folder.filePath(QStringLiteral("by-id")), m_folder.filePath(QStringLiteral("hid")), false});
        m_bench->station.setDeviceSaver([this](const DeviceSettings &devices) { return writeDevices(m_file, devices); });
        const Status opened = m_bench->open(QStringLiteral("en"));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        QTRY_VERIFY_WITH_TIMEOUT(m_bench->demo.isKnown(m_bench->core().world()), 30'000);
    }
    void goToQueue()
    {
        m_bench->enter(QStringLiteral("U90"));
        m_bench->core().give(Command::GoQueue);
        QTRY_VERIFY(window().queueScreen().isVisible());
    }
    void closeSettings()
    {
        m_bench->station.closeSettings();
        QVERIFY(!m_bench->station.settings());
    }

    MainWindow &window() { return m_bench->station.window(); }
    SettingsScreen &screen() { return window().settingsScreen(); }
    const SettingsState &state() { return m_bench->station.settings()->state(); }
    void open()
    {
        m_bench->station.openSettings();
        QTRY_VERIFY(screen().isVisible());
    }
    void send(const QByteArray &bytes) { m_bench->demo.scanner().send(bytes); }
    void type(const char *code, int gapMs = 0)
    {
        for (const char *c = code; *c; ++c) {
            if (*c < ' ') // as Ctrl with the key of the character 64 higher
                QTest::sendKeyEvent(QTest::Click, window().windowHandle(), static_cast<Qt::Key>(*c + 64), *c, Qt::NoModifier);
            else
                QTest::keyClick(window().windowHandle(), *c);
            if (gapMs > 0)
                QTest::qWait(gapMs);
        }
        QTest::keyClick(window().windowHandle(), Qt::Key_Return);
    }
    int rowOf(const QString &name)
    {
        for (int i = 0; i < state().devices.size(); ++i) {
            if (state().devices.at(i).name.contains(name))
                return i;
        }
        return -1;
    }
    void touch(int row)
    {
        auto *list = window().findChild<PickList *>(QStringLiteral("settingsDevices"));
        QTest::mouseClick(list, Qt::LeftButton, {}, list->rowRect(row).center());
        QCOMPARE(state().chosen, row);
    }
    void pick(const QString &name)
    {
        QVERIFY2(rowOf(name) >= 0, qPrintable(name));
        touch(rowOf(name));
    }
    void choose(const QString &name)
    {
        auto *list = window().findChild<PickList *>(QStringLiteral("settingsChoices"));
        for (int i = 0; i < list->rows().size(); ++i) {
            if (state().choices.at(i).name == name) {
                QTest::mouseClick(list, Qt::LeftButton, {}, list->rowRect(i).center());
                return;
            }
        }
        QFAIL(qPrintable(name));
    }
    DeviceSettings stored()
    {
        StationIni ini(m_file);
        return readDevices(ini).value();
    }

    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<GuiBench> m_bench;
};

} // namespace packbay::test

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Header</name>
        <message numerus="yes">
            <source>Sending %n</source>
            <translation>
                <numerusform>Sending %n</numerusform>
                <numerusform>Sending %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Offline, %n waiting</source>
            <translation>
                <numerusform>Offline, %n waiting</numerusform>
                <numerusform>Offline, %n waiting</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This step needs the network, %n waiting</source>
            <translation>
                <numerusform>This step needs the network, %n waiting</numerusform>
                <numerusform>This step needs the network, %n waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::ScanStrip</name>
        <message numerus="yes">
            <source>%n scan(s) waiting</source>
            <translation>
                <numerusform>%n scan waiting</numerusform>
                <numerusform>%n scans waiting</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::StateTable</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
</TS>

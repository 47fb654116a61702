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
            <source>%1, %n waiting</source>
            <translation>
                <numerusform>%1, %n waiting</numerusform>
                <numerusform>%1, %n waiting</numerusform>
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
        <name>Phrases</name>
        <message numerus="yes">
            <source>%1 of %2, %n short</source>
            <translation>
                <numerusform>%1 of %2, %n short</numerusform>
                <numerusform>%1 of %2, %n short</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2, %n too many</source>
            <translation>
                <numerusform>%1 of %2, %n too many</numerusform>
                <numerusform>%1 of %2, %n too many</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Photo, %n needed</source>
            <translation>
                <numerusform>Photo, %n needed</numerusform>
                <numerusform>Photo, %n needed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Go to %1 and scan it (%n here)</source>
            <translation>
                <numerusform>Go to %1 and scan it (%n here)</numerusform>
                <numerusform>Go to %1 and scan it (%n here)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Scan %1 (%n left here)</source>
            <translation>
                <numerusform>Scan %1 (%n left here)</numerusform>
                <numerusform>Scan %1 (%n left here)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n picked - scan the tote</source>
            <translation>
                <numerusform>It is picked - scan the tote</numerusform>
                <numerusform>All %n picked - scan the tote</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Scan the next parcel for carton %1 (%n left)</source>
            <translation>
                <numerusform>Scan the last parcel for carton %1</numerusform>
                <numerusform>Scan the next parcel for carton %1 (%n left)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n in. Seal carton %1?</source>
            <translation>
                <numerusform>It is in. Seal carton %1?</numerusform>
                <numerusform>All %n in. Seal carton %1?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n missing. Supervisor's badge, or hold the order</source>
            <translation>
                <numerusform>%n missing. Supervisor's badge, or hold the order</numerusform>
                <numerusform>%n missing. Supervisor's badge, or hold the order</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n parcel(s) released</source>
            <translation>
                <numerusform>%n parcel released</numerusform>
                <numerusform>%n parcels released</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Seal bag %1 with %n carton(s)?</source>
            <translation>
                <numerusform>Seal bag %1 with %n carton?</numerusform>
                <numerusform>Seal bag %1 with %n cartons?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n not scanned. Scan them or take them off</source>
            <translation>
                <numerusform>One not scanned. Scan it or take it off</numerusform>
                <numerusform>%n not scanned. Scan them or take them off</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 handed over, %n carton(s)</source>
            <translation>
                <numerusform>%1 handed over, %n carton</numerusform>
                <numerusform>%1 handed over, %n cartons</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Photo of %1 taken, %n in all</source>
            <translation>
                <numerusform>Photo of %1 taken, %n in all</numerusform>
                <numerusform>Photo of %1 taken, %n in all</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Best: %n carton(s) %1</source>
            <translation>
                <numerusform>Best: %n carton %1</numerusform>
                <numerusform>Best: %n cartons %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Apart %1, best: %n carton(s) %2</source>
            <translation>
                <numerusform>Apart %1, best: %n carton %2</numerusform>
                <numerusform>Apart %1, best: %n cartons %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merged %1, best: %n carton(s) %2</source>
            <translation>
                <numerusform>Merged %1, best: %n carton %2</numerusform>
                <numerusform>Merged %1, best: %n cartons %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merged %1, apart %2, best: %n carton(s) %3</source>
            <translation>
                <numerusform>Merged %1, apart %2, best: %n carton %3</numerusform>
                <numerusform>Merged %1, apart %2, best: %n cartons %3</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::ScanStripView</name>
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
    <context>
        <name>packbay::ThroughputView</name>
        <message numerus="yes">
            <source>%1 · %n left</source>
            <translation>
                <numerusform>%1 · %n left</numerusform>
                <numerusform>%1 · %n left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 · %n will miss it</source>
            <translation>
                <numerusform>%1 · %n will miss it</numerusform>
                <numerusform>%1 · %n will miss it</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Tariff</name>
        <message numerus="yes">
            <source>%n error(s): not imported</source>
            <translation>
                <numerusform>%n error: not imported</numerusform>
                <numerusform>%n errors: not imported</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n difference(s) to version %1</source>
            <translation>
                <numerusform>%n difference to version %1</numerusform>
                <numerusform>%n differences to version %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n version(s)</source>
            <translation>
                <numerusform>%n version</numerusform>
                <numerusform>%n versions</numerusform>
            </translation>
        </message>
    </context>
</TS>

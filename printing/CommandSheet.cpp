#include "printing/CommandSheet.h"

#include "models/domain/OwnCode.h"

#include <array>

namespace packbay {
namespace {

struct Command
{
    const char16_t *word;
    const char16_t *en;
    const char16_t *zh;
};

constexpr std::array kCommands{
    Command{u"OK", u"Confirm", u"确认"},
    Command{u"NO", u"No", u"否"},
    Command{u"BACK", u"Back", u"返回"},
    Command{u"UNDO", u"Undo", u"撤销"},
    Command{u"NEXT", u"Next / done", u"下一个 / 完成"},
    Command{u"SEAL", u"Seal box", u"封箱"},
    Command{u"NEWBOX", u"New box", u"新箱"},
    Command{u"WEIGH", u"Weigh now", u"称重"},
    Command{u"PRINT", u"Print", u"打印"},
    Command{u"REPRINT", u"Reprint", u"补打"},
    Command{u"HOLD", u"Hold job", u"挂起"},
    Command{u"FIND", u"Find / type", u"查找 / 输入"},
    Command{u"PAUSE", u"Pause", u"暂停"},
    Command{u"HELP", u"Help", u"帮助"},
    Command{u"C1", u"Choice 1", u"选项 1"},
    Command{u"C2", u"Choice 2", u"选项 2"},
    Command{u"C3", u"Choice 3", u"选项 3"},
    Command{u"C4", u"Choice 4", u"选项 4"},
    Command{u"RECV", u"Go to Receive", u"收货"},
    Command{u"PUT", u"Go to Putaway", u"上架"},
    Command{u"PICK", u"Go to Pick", u"拣货"},
    Command{u"PACK", u"Go to Pack", u"合箱"},
    Command{u"WGH", u"Go to Weigh", u"称重报价"},
    Command{u"SHIP", u"Go to Dispatch", u"出库"},
    Command{u"QUEUE", u"Go to Queue", u"待办"},
    Command{u"SHORT", u"Short", u"缺件"},
    Command{u"PHOTO", u"Photo", u"拍照"},
    Command{u"VOID", u"Void label", u"作废面单"},
    Command{u"EXDMG", u"Damaged", u"破损"},
    Command{u"EXLBL", u"Unreadable label", u"面单不清"},
    Command{u"EXOVR", u"Overweight", u"超重"},
    Command{u"EXBAN", u"Prohibited", u"违禁品"},
    Command{u"EXMIS", u"Missing", u"漏件"},
    Command{u"EXADR", u"Address problem", u"地址问题"},
    Command{u"OUT", u"Log out", u"退出登录"},
};

} // namespace

QList<FieldSet> commandRows()
{
    QList<FieldSet> rows;
    for (const Command &command : kCommands) {
        const QString code = ownCode(u'C', QStringView(command.word));
        FieldSet row;
        row.values.insert(QStringLiteral("code"), code);
        row.values.insert(QStringLiteral("code_readable"), code.mid(2));
        row.values.insert(QStringLiteral("en"), QString::fromUtf16(command.en));
        row.values.insert(QStringLiteral("zh"), QString::fromUtf16(command.zh));
        rows.append(row);
    }
    return rows;
}

} // namespace packbay

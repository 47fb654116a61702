<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>Cases</name>
        <message>
            <source>nobody's parcel</source>
            <translation>无主件</translation>
        </message>
        <message>
            <source>no pre-alert</source>
            <translation>未预报</translation>
        </message>
        <message>
            <source>two customers named</source>
            <translation>客户不一致</translation>
        </message>
        <message>
            <source>scanned twice</source>
            <translation>重复扫描</translation>
        </message>
        <message>
            <source>weight differs</source>
            <translation>重量不符</translation>
        </message>
        <message>
            <source>damaged</source>
            <translation>破损</translation>
        </message>
        <message>
            <source>prohibited goods</source>
            <translation>违禁品</translation>
        </message>
        <message>
            <source>battery</source>
            <translation>带电</translation>
        </message>
        <message>
            <source>liquid</source>
            <translation>液体</translation>
        </message>
        <message>
            <source>powder</source>
            <translation>粉末</translation>
        </message>
        <message>
            <source>magnet</source>
            <translation>带磁</translation>
        </message>
        <message>
            <source>not found</source>
            <translation>找不到件</translation>
        </message>
        <message>
            <source>in the wrong carton</source>
            <translation>错合</translation>
        </message>
        <message>
            <source>parcel missing</source>
            <translation>漏件</translation>
        </message>
        <message>
            <source>too large</source>
            <translation>超尺寸</translation>
        </message>
        <message>
            <source>too heavy</source>
            <translation>超重</translation>
        </message>
        <message>
            <source>remote area</source>
            <translation>偏远</translation>
        </message>
        <message>
            <source>not paid</source>
            <translation>待付</translation>
        </message>
        <message>
            <source>supplement due</source>
            <translation>补款</translation>
        </message>
        <message>
            <source>label not certain</source>
            <translation>面单状态未知</translation>
        </message>
        <message>
            <source>blank label</source>
            <translation>面单空白</translation>
        </message>
        <message>
            <source>label on the wrong carton</source>
            <translation>贴错单</translation>
        </message>
        <message>
            <source>missing at the hand-over</source>
            <translation>漏扫</translation>
        </message>
        <message>
            <source>too much at the hand-over</source>
            <translation>多扫</translation>
        </message>
        <message>
            <source>stored too long</source>
            <translation>超期</translation>
        </message>
        <message>
            <source>came back</source>
            <translation>退件入库</translation>
        </message>
        <message>
            <source>other number of pieces</source>
            <translation>数量不符</translation>
        </message>
        <message>
            <source>two customers claim it</source>
            <translation>多人认领</translation>
        </message>
        <message>
            <source>address</source>
            <translation>地址问题</translation>
        </message>
        <message>
            <source>label cannot be read</source>
            <translation>面单无法识别</translation>
        </message>
        <message>
            <source>two pieces, one number</source>
            <translation>一号两件</translation>
        </message>
        <message>
            <source>overtaken by another station</source>
            <translation>已被其他工位更新</translation>
        </message>
        <message>
            <source>refused by the central</source>
            <translation>中心未接受</translation>
        </message>
        <message>
            <source>not up to date</source>
            <translation>数据未更新</translation>
        </message>
        <message>
            <source>held by a supervisor</source>
            <translation>主管扣件</translation>
        </message>
    </context>
    <context>
        <name>ErrorText</name>
        <message>
            <source>Cage %1 is not for %2. Take the right cage.</source>
            <translation>笼车 %1 不是 %2 的，请换对的笼车。</translation>
        </message>
        <message>
            <source>nobody</source>
            <translation>无主</translation>
        </message>
        <message>
            <source>The request is wrong</source>
            <translation>请求有误</translation>
        </message>
        <message>
            <source>Correct the field and send it again.</source>
            <translation>请更正字段后重发。</translation>
        </message>
        <message>
            <source>Correct the field %1 and send it again.</source>
            <translation>请更正字段 %1 后重发。</translation>
        </message>
        <message>
            <source>The amount is too large</source>
            <translation>金额过大</translation>
        </message>
        <message>
            <source>Check the weight and the tariff.</source>
            <translation>请核对重量和资费。</translation>
        </message>
        <message>
            <source>This currency is not known</source>
            <translation>货币代码无效</translation>
        </message>
        <message>
            <source>Use an ISO 4217 code such as CNY.</source>
            <translation>请使用 ISO 4217 代码，如 CNY。</translation>
        </message>
        <message>
            <source>This country is not known</source>
            <translation>国家代码无效</translation>
        </message>
        <message>
            <source>Use an ISO 3166 code such as NG.</source>
            <translation>请使用 ISO 3166 代码，如 NG。</translation>
        </message>
        <message>
            <source>The weight must be above zero</source>
            <translation>重量必须大于零</translation>
        </message>
        <message>
            <source>Weigh again.</source>
            <translation>请重称。</translation>
        </message>
        <message>
            <source>This size cannot be right</source>
            <translation>尺寸不合理</translation>
        </message>
        <message>
            <source>Measure again.</source>
            <translation>请重新量方。</translation>
        </message>
        <message>
            <source>No tariff is loaded</source>
            <translation>没有资费表</translation>
        </message>
        <message>
            <source>Import a tariff pack, then quote again.</source>
            <translation>请导入资费表后重新报价。</translation>
        </message>
        <message>
            <source>This service is not in the tariff</source>
            <translation>资费表中没有该渠道</translation>
        </message>
        <message>
            <source>Choose another service.</source>
            <translation>请选择其他渠道。</translation>
        </message>
        <message>
            <source>No zone for this destination</source>
            <translation>目的地没有分区</translation>
        </message>
        <message>
            <source>No price for this weight</source>
            <translation>该重量没有价格</translation>
        </message>
        <message>
            <source>Choose another service or split the carton.</source>
            <translation>请选择其他渠道或分箱。</translation>
        </message>
        <message>
            <source>The tariff is not valid today</source>
            <translation>资费表不在有效期</translation>
        </message>
        <message>
            <source>Import the current tariff pack.</source>
            <translation>请导入当前资费表。</translation>
        </message>
        <message>
            <source>Too big or too heavy for this service</source>
            <translation>超出该渠道限制</translation>
        </message>
        <message>
            <source>This service refuses these goods</source>
            <translation>该渠道不收此类货物</translation>
        </message>
        <message>
            <source>No exchange rate</source>
            <translation>没有汇率</translation>
        </message>
        <message>
            <source>Import today's rates, then quote again.</source>
            <translation>请导入今日汇率后重新报价。</translation>
        </message>
        <message>
            <source>This extra service is not known</source>
            <translation>没有该增值服务</translation>
        </message>
        <message>
            <source>Remove it from the order.</source>
            <translation>请从集运单中移除。</translation>
        </message>
        <message>
            <source>The coupon does not count here</source>
            <translation>优惠券不可用</translation>
        </message>
        <message>
            <source>The quote is made without it.</source>
            <translation>报价不使用优惠券。</translation>
        </message>
        <message>
            <source>A tariff file is missing</source>
            <translation>缺少资费文件</translation>
        </message>
        <message>
            <source>Add the file and check again.</source>
            <translation>请补上文件后重新检查。</translation>
        </message>
        <message>
            <source>A tariff file cannot be read</source>
            <translation>资费文件无法读取</translation>
        </message>
        <message>
            <source>Save it as CSV in UTF-8 and check again.</source>
            <translation>请另存为 UTF-8 的 CSV 后重新检查。</translation>
        </message>
        <message>
            <source>A column is not known</source>
            <translation>有未知的列</translation>
        </message>
        <message>
            <source>Remove or rename the column.</source>
            <translation>请删除或改名该列。</translation>
        </message>
        <message>
            <source>A column is missing</source>
            <translation>缺少列</translation>
        </message>
        <message>
            <source>Add the column.</source>
            <translation>请补上该列。</translation>
        </message>
        <message>
            <source>A cell has a wrong value</source>
            <translation>单元格内容有误</translation>
        </message>
        <message>
            <source>Correct the cell.</source>
            <translation>请更正该单元格。</translation>
        </message>
        <message>
            <source>The weight steps leave a gap</source>
            <translation>重量段有空缺</translation>
        </message>
        <message>
            <source>Let the next step start where this one ends.</source>
            <translation>请让下一段从本段末尾开始。</translation>
        </message>
        <message>
            <source>The last step has no end</source>
            <translation>最后一段没有上限</translation>
        </message>
        <message>
            <source>Set a maximum weight.</source>
            <translation>请设置最大重量。</translation>
        </message>
        <message>
            <source>A heavier parcel costs less</source>
            <translation>更重反而更便宜</translation>
        </message>
        <message>
            <source>Check the price of this row.</source>
            <translation>请核对该行价格。</translation>
        </message>
        <message>
            <source>A zone is not defined</source>
            <translation>分区未定义</translation>
        </message>
        <message>
            <source>Add the zone or correct its name.</source>
            <translation>请补上分区或更正名称。</translation>
        </message>
        <message>
            <source>Two zones fit one place</source>
            <translation>同一地点有两个分区</translation>
        </message>
        <message>
            <source>Make one of the rules narrower.</source>
            <translation>请把其中一条规则改窄。</translation>
        </message>
        <message>
            <source>A row is there twice</source>
            <translation>有重复行</translation>
        </message>
        <message>
            <source>Remove one of them.</source>
            <translation>请删除其中一行。</translation>
        </message>
        <message>
            <source>A row names something unknown</source>
            <translation>引用的内容不存在</translation>
        </message>
        <message>
            <source>Add it or correct the name.</source>
            <translation>请补上或更正名称。</translation>
        </message>
        <message>
            <source>The tariff pack is too large</source>
            <translation>资费表过大</translation>
        </message>
        <message>
            <source>Split it into several packs.</source>
            <translation>请拆成几个资费表。</translation>
        </message>
        <message>
            <source>Nothing fits into these cartons</source>
            <translation>没有箱子装得下</translation>
        </message>
        <message>
            <source>Add a larger carton.</source>
            <translation>请增加更大的箱型。</translation>
        </message>
        <message>
            <source>No way to ship this</source>
            <translation>没有可用的方案</translation>
        </message>
        <message>
            <source>Take another service or split the order.</source>
            <translation>请换渠道或拆单。</translation>
        </message>
        <message>
            <source>The settings were damaged</source>
            <translation>设置文件损坏</translation>
        </message>
        <message>
            <source>Default settings are in use. Check the devices.</source>
            <translation>已使用默认设置，请检查设备。</translation>
        </message>
        <message>
            <source>This setting is not possible</source>
            <translation>设置值无效</translation>
        </message>
        <message>
            <source>It was kept aside; the newest backup %1 is in use. Scan your badge.</source>
            <translation>已另存损坏文件，正在使用最新备份 %1。请扫描工牌。</translation>
        </message>
        <message>
            <source>Check the name and the rights of %1.</source>
            <translation>请检查 %1 的文件名和权限。</translation>
        </message>
        <message>
            <source>Correct %1 and start again.</source>
            <translation>请更正 %1 后重新启动。</translation>
        </message>
        <message>
            <source>The old value stays.</source>
            <translation>保留原值。</translation>
        </message>
        <message>
            <source>A file cannot be read</source>
            <translation>文件无法读取</translation>
        </message>
        <message>
            <source>Check the name and the rights.</source>
            <translation>请检查文件名和权限。</translation>
        </message>
        <message>
            <source>A file cannot be written</source>
            <translation>文件无法写入</translation>
        </message>
        <message>
            <source>Check the folder, its rights and the disk.</source>
            <translation>请检查文件夹、权限和磁盘。</translation>
        </message>
        <message>
            <source>The command is wrong</source>
            <translation>命令用法有误</translation>
        </message>
        <message>
            <source>See --help.</source>
            <translation>请查看 --help。</translation>
        </message>
        <message>
            <source>A program is missing</source>
            <translation>缺少程序</translation>
        </message>
        <message>
            <source>Install Packbay again.</source>
            <translation>请重新安装 Packbay。</translation>
        </message>
        <message>
            <source>This build does not have it</source>
            <translation>此版本未包含该功能</translation>
        </message>
        <message>
            <source>Choose another device type.</source>
            <translation>请选择其他设备类型。</translation>
        </message>
        <message>
            <source>Something is wrong in Packbay</source>
            <translation>Packbay 内部错误</translation>
        </message>
        <message>
            <source>Nothing was changed. Call support with this code.</source>
            <translation>未做任何改动，请把此代码告知支持。</translation>
        </message>
        <message>
            <source>The central does not answer</source>
            <translation>中心没有响应</translation>
        </message>
        <message>
            <source>Work goes on. Everything is sent later.</source>
            <translation>可继续作业，稍后自动上传。</translation>
        </message>
        <message>
            <source>The central answers nonsense</source>
            <translation>中心返回异常</translation>
        </message>
        <message>
            <source>Work goes on. Tell support if it stays.</source>
            <translation>可继续作业；持续出现请联系支持。</translation>
        </message>
        <message>
            <source>The central's certificate is wrong</source>
            <translation>中心证书不可信</translation>
        </message>
        <message>
            <source>Nothing is sent. Call support.</source>
            <translation>暂停上传，请联系支持。</translation>
        </message>
        <message>
            <source>The central does not know this station</source>
            <translation>中心不认识本工位</translation>
        </message>
        <message>
            <source>Enrol the station again in Settings.</source>
            <translation>请在设置中重新登记工位。</translation>
        </message>
        <message>
            <source>Two machines use one station name</source>
            <translation>两台机器用了同一工位名</translation>
        </message>
        <message>
            <source>Stop one of them and call support.</source>
            <translation>请停用其中一台并联系支持。</translation>
        </message>
        <message>
            <source>The central misses some of our work</source>
            <translation>中心缺少本站的部分记录</translation>
        </message>
        <message>
            <source>Keep this machine on and call support.</source>
            <translation>请保持开机并联系支持。</translation>
        </message>
        <message>
            <source>The data is being fetched again</source>
            <translation>正在重新获取数据</translation>
        </message>
        <message>
            <source>This takes some minutes. Work goes on.</source>
            <translation>需要几分钟，可继续作业。</translation>
        </message>
        <message>
            <source>This version is too old for the central</source>
            <translation>版本过旧</translation>
        </message>
        <message>
            <source>Install the newer version of Packbay.</source>
            <translation>请安装新版 Packbay。</translation>
        </message>
        <message>
            <source>One step was put aside</source>
            <translation>有一步操作被搁置</translation>
        </message>
        <message>
            <source>The supervisor finds it in the exceptions.</source>
            <translation>主管可在异常中查看。</translation>
        </message>
        <message>
            <source>The central is busy</source>
            <translation>中心繁忙</translation>
        </message>
        <message>
            <source>One request name for two contents</source>
            <translation>同一请求号内容不同</translation>
        </message>
        <message>
            <source>The sender must use a new Idempotency-Key.</source>
            <translation>发送方须使用新的 Idempotency-Key。</translation>
        </message>
        <message>
            <source>This message cannot be read</source>
            <translation>消息格式有误</translation>
        </message>
        <message>
            <source>Tell the sender or support.</source>
            <translation>请告知发送方或支持人员。</translation>
        </message>
        <message>
            <source>Packed at another station</source>
            <translation>已在其他工位装箱</translation>
        </message>
        <message>
            <source>Put the parcel aside.</source>
            <translation>请把包裹放一边。</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>打印机缺纸</translation>
        </message>
        <message>
            <source>Load paper; printing goes on by itself.</source>
            <translation>装纸后自动继续。</translation>
        </message>
        <message>
            <source>The printer is open</source>
            <translation>打印机盖未合</translation>
        </message>
        <message>
            <source>Close it; printing goes on by itself.</source>
            <translation>合盖后自动继续。</translation>
        </message>
        <message>
            <source>The printer does not answer</source>
            <translation>打印机没有响应</translation>
        </message>
        <message>
            <source>Check power and cable; printing goes on by itself.</source>
            <translation>请检查电源和线缆，恢复后自动继续。</translation>
        </message>
        <message>
            <source>Wrong label size in the printer</source>
            <translation>标签尺寸不对</translation>
        </message>
        <message>
            <source>Load the label size of this printer.</source>
            <translation>请装入正确尺寸的标签。</translation>
        </message>
        <message>
            <source>The printer is paused</source>
            <translation>打印机已暂停</translation>
        </message>
        <message>
            <source>Press its pause key once.</source>
            <translation>请按一下打印机的暂停键。</translation>
        </message>
        <message>
            <source>The printer has a fault</source>
            <translation>打印机故障</translation>
        </message>
        <message>
            <source>Look at its display, then switch it off and on.</source>
            <translation>请查看面板，然后重启打印机。</translation>
        </message>
        <message>
            <source>Was the label printed?</source>
            <translation>面单打印出来了吗？</translation>
        </message>
        <message>
            <source>Look at the printer and answer. It is never bought twice.</source>
            <translation>请查看打印机后回答，不会重复下单。</translation>
        </message>
        <message>
            <source>The address does not fit the label</source>
            <translation>地址在面单上放不下</translation>
        </message>
        <message>
            <source>Shorten the address in the back office.</source>
            <translation>请在后台缩短地址。</translation>
        </message>
        <message>
            <source>The label lacks a field</source>
            <translation>面单缺少内容</translation>
        </message>
        <message>
            <source>Complete it in the back office.</source>
            <translation>请在后台补全。</translation>
        </message>
        <message>
            <source>%1 is missing. Complete it in the back office.</source>
            <translation>缺少 %1，请在后台补全。</translation>
        </message>
        <message>
            <source>This text cannot be a barcode</source>
            <translation>该内容无法生成条码</translation>
        </message>
        <message>
            <source>Put the carton aside and call support.</source>
            <translation>请放一边并联系支持。</translation>
        </message>
        <message>
            <source>The label layout is broken</source>
            <translation>面单模板有误</translation>
        </message>
        <message>
            <source>Choose another layout in Settings.</source>
            <translation>请在设置中换一个模板。</translation>
        </message>
        <message>
            <source>A font is missing</source>
            <translation>缺少字体</translation>
        </message>
        <message>
            <source>Install the package fonts-noto-cjk.</source>
            <translation>请安装 fonts-noto-cjk。</translation>
        </message>
        <message>
            <source>The label is not readable</source>
            <translation>面单自检不通过</translation>
        </message>
        <message>
            <source>Nothing was printed. Clean the print head or call support.</source>
            <translation>未打印，请清洁打印头或联系支持。</translation>
        </message>
        <message>
            <source>The label is empty</source>
            <translation>面单为空</translation>
        </message>
        <message>
            <source>Nothing was printed. Call support.</source>
            <translation>未打印，请联系支持。</translation>
        </message>
        <message>
            <source>The printer address is wrong</source>
            <translation>打印机地址有误</translation>
        </message>
        <message>
            <source>Correct it in Settings, for example tcp://10.0.0.5:9100.</source>
            <translation>请在设置中更正，例如 tcp://10.0.0.5:9100。</translation>
        </message>
        <message>
            <source>The scale does not answer</source>
            <translation>秤无响应</translation>
        </message>
        <message>
            <source>Check power and cable. F2 types a weight.</source>
            <translation>请检查电源和线缆，可按 F2 输入重量。</translation>
        </message>
        <message>
            <source>The scale is not steady</source>
            <translation>秤不稳定</translation>
        </message>
        <message>
            <source>Hands off the table.</source>
            <translation>请勿触碰。</translation>
        </message>
        <message>
            <source>Too heavy for this scale</source>
            <translation>超出秤的量程</translation>
        </message>
        <message>
            <source>Take it off and use the floor scale.</source>
            <translation>请取下并改用地磅。</translation>
        </message>
        <message>
            <source>The scale shows too little</source>
            <translation>秤的读数过低</translation>
        </message>
        <message>
            <source>Empty the scale and press its zero key.</source>
            <translation>请清空秤面并按归零键。</translation>
        </message>
        <message>
            <source>%1 is under its minimum. Empty it and press its zero key, or type the weight with F2.</source>
            <translation>%1 低于最小称量。请清空秤面并按归零键，或按 F2 输入重量。</translation>
        </message>
        <message>
            <source>The scale cannot give the weight</source>
            <translation>秤无法给出重量</translation>
        </message>
        <message>
            <source>Switch it off and on. F2 types a weight.</source>
            <translation>请重启秤，可按 F2 输入重量。</translation>
        </message>
        <message>
            <source>%1 is a net weight. Take the tare off the scale, or type the weight with F2.</source>
            <translation>%1 是净重。请在秤上取消去皮，或按 F2 输入重量。</translation>
        </message>
        <message>
            <source>The scale is not empty</source>
            <translation>秤面不为空</translation>
        </message>
        <message>
            <source>Empty the scale first.</source>
            <translation>请先清空秤面。</translation>
        </message>
        <message>
            <source>The scale speaks another language</source>
            <translation>秤的协议不符</translation>
        </message>
        <message>
            <source>Choose its protocol in Settings.</source>
            <translation>请在设置中选择协议。</translation>
        </message>
        <message>
            <source>Cannot read this code</source>
            <translation>无法识别条码</translation>
        </message>
        <message>
            <source>Wipe the label and scan again, or press F2 to type.</source>
            <translation>请擦净面单重扫，或按 F2 输入。</translation>
        </message>
        <message>
            <source>Nobody knows this code</source>
            <translation>没有这个条码的记录</translation>
        </message>
        <message>
            <source>Check the label. Scan another code on it or press F2.</source>
            <translation>请核对面单，换一个条码扫描或按 F2。</translation>
        </message>
        <message>
            <source>%1 is not in this warehouse. Scan another code or press F2.</source>
            <translation>本仓没有 %1，请换一个条码或按 F2。</translation>
        </message>
        <message>
            <source>Damaged Packbay code</source>
            <translation>本站条码损坏</translation>
        </message>
        <message>
            <source>Print it again. Command codes: print a new command sheet.</source>
            <translation>请重新打印；指令条码请打印新的指令表。</translation>
        </message>
        <message>
            <source>This command is not known here</source>
            <translation>本版本没有这个指令</translation>
        </message>
        <message>
            <source>Use the buttons, or print a new command sheet.</source>
            <translation>请用按钮操作，或打印新的指令表。</translation>
        </message>
        <message>
            <source>A digit of this number is wrong</source>
            <translation>单号校验位不对</translation>
        </message>
        <message>
            <source>Scan again. If it stays wrong, press F2 and type what the label says.</source>
            <translation>请重扫；仍不对请按 F2 照面单输入。</translation>
        </message>
        <message>
            <source>This GS1 code breaks the rules</source>
            <translation>GS1 条码内容不合规</translation>
        </message>
        <message>
            <source>Scan another code on the label.</source>
            <translation>请扫描面单上的其他条码。</translation>
        </message>
        <message>
            <source>No code found in the picture</source>
            <translation>图片中没有找到条码</translation>
        </message>
        <message>
            <source>Take the picture again, closer and with more light.</source>
            <translation>请靠近并在明亮处重新拍照。</translation>
        </message>
        <message>
            <source>The scan is too long</source>
            <translation>扫描内容过长</translation>
        </message>
        <message>
            <source>Scan one code at a time. If it happens again, check the scanner's suffix.</source>
            <translation>请一次只扫一个条码；再次出现请检查扫描枪后缀。</translation>
        </message>
        <message>
            <source>This parcel is not received yet</source>
            <translation>包裹尚未收货</translation>
        </message>
        <message>
            <source>Receive it first.</source>
            <translation>请先收货。</translation>
        </message>
        <message>
            <source>Input method is on for this scanner</source>
            <translation>扫描枪被输入法干扰</translation>
        </message>
        <message>
            <source>Use COM mode (F1 shows how).</source>
            <translation>请改用串口模式（按 F1 查看）。</translation>
        </message>
        <message>
            <source>This is not the code wanted here</source>
            <translation>这里不需要这种条码</translation>
        </message>
        <message>
            <source>Read the prompt and scan that code.</source>
            <translation>请按提示扫描对应的条码。</translation>
        </message>
        <message>
            <source>A void label carries it too: scan the number %1.</source>
            <translation>作废的面单也有此码：请扫描单号 %1。</translation>
        </message>
        <message>
            <source>The scanner is gone</source>
            <translation>扫描枪已断开</translation>
        </message>
        <message>
            <source>Plug it in again. F2 types a code meanwhile.</source>
            <translation>请重新插好；期间可按 F2 输入。</translation>
        </message>
        <message>
            <source>This step is not possible now</source>
            <translation>现在不能做这一步</translation>
        </message>
        <message>
            <source>Look at the state on the screen and do the step before it.</source>
            <translation>请查看屏幕上的状态，先完成上一步。</translation>
        </message>
        <message>
            <source>This parcel is received already</source>
            <translation>包裹已收过货</translation>
        </message>
        <message>
            <source>Nothing to do. Scan the next parcel.</source>
            <translation>无需处理，请扫描下一个包裹。</translation>
        </message>
        <message>
            <source>This customer is not known</source>
            <translation>没有这个客户</translation>
        </message>
        <message>
            <source>Scan the customer mark again, or choose Unclaimed.</source>
            <translation>请重扫会员号，或选择无主件。</translation>
        </message>
        <message>
            <source>Pre-alert and mark name two customers</source>
            <translation>预报与会员号不一致</translation>
        </message>
        <message>
            <source>Put the parcel aside for the supervisor.</source>
            <translation>请把包裹放一边，交主管处理。</translation>
        </message>
        <message>
            <source>Location first</source>
            <translation>请先扫库位</translation>
        </message>
        <message>
            <source>Scan the location of the last parcel.</source>
            <translation>请先扫描上一件的库位。</translation>
        </message>
        <message>
            <source>Scan location %1 for the last parcel.</source>
            <translation>请先扫描上一件的库位 %1。</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>Check the code and scan again.</source>
            <translation>请核对条码后重扫。</translation>
        </message>
        <message>
            <source>This is there already</source>
            <translation>已经存在</translation>
        </message>
        <message>
            <source>Nothing to do. Go on with the next one.</source>
            <translation>无需处理，请继续下一件。</translation>
        </message>
        <message>
            <source>Not allowed for your role</source>
            <translation>您的角色无此权限</translation>
        </message>
        <message>
            <source>Ask a supervisor to scan a badge.</source>
            <translation>请主管扫描工牌。</translation>
        </message>
        <message>
            <source>A reason is needed</source>
            <translation>需要填写原因</translation>
        </message>
        <message>
            <source>Press F2 and type the reason.</source>
            <translation>请按 F2 输入原因。</translation>
        </message>
        <message>
            <source>Some facts are missing or wrong</source>
            <translation>信息缺失或有误</translation>
        </message>
        <message>
            <source>Do the step again. If it comes back, call support.</source>
            <translation>请重做这一步；再次出现请联系支持。</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>已扣件</translation>
        </message>
        <message>
            <source>Put it aside. A supervisor can release it.</source>
            <translation>请放一边，主管可以放行。</translation>
        </message>
        <message>
            <source>Put it aside. Reason: %1</source>
            <translation>请放一边。原因：%1</translation>
        </message>
        <message>
            <source>Stored too long, blocked</source>
            <translation>超期存放，已锁定</translation>
        </message>
        <message>
            <source>The storage fee must be settled first. Tell the supervisor.</source>
            <translation>须先结清仓租，请告知主管。</translation>
        </message>
        <message>
            <source>Too late to undo this</source>
            <translation>已无法撤销</translation>
        </message>
        <message>
            <source>Open an exception with F3 instead.</source>
            <translation>请按 F3 登记异常。</translation>
        </message>
        <message>
            <source>Somebody else claims this parcel</source>
            <translation>该包裹已有人认领</translation>
        </message>
        <message>
            <source>The supervisor decides who gets it.</source>
            <translation>由主管决定归属。</translation>
        </message>
        <message>
            <source>This number has two pre-alerts</source>
            <translation>该单号有两条预报</translation>
        </message>
        <message>
            <source>The customer cancelled this pre-alert</source>
            <translation>客户已取消预报</translation>
        </message>
        <message>
            <source>Receive it as unclaimed and tell the supervisor.</source>
            <translation>请按无主件收货并告知主管。</translation>
        </message>
        <message>
            <source>This carton is in use</source>
            <translation>该箱已被使用</translation>
        </message>
        <message>
            <source>Take an empty carton and scan its code.</source>
            <translation>请拿空箱并扫描箱号。</translation>
        </message>
        <message>
            <source>WRONG CUSTOMER</source>
            <translation>客户不符！</translation>
        </message>
        <message>
            <source>Take the parcel out and scan it.</source>
            <translation>请取出包裹并扫描。</translation>
        </message>
        <message>
            <source>Take %1 out and scan it. It is for %2, the carton is for %3.</source>
            <translation>请取出 %1 并扫描。它属于 %2，此箱属于 %3。</translation>
        </message>
        <message>
            <source>Not in this order</source>
            <translation>不属于本集运单</translation>
        </message>
        <message>
            <source>Put the parcel back on its shelf.</source>
            <translation>请把包裹放回库位。</translation>
        </message>
        <message>
            <source>This parcel is packed already</source>
            <translation>包裹已装箱</translation>
        </message>
        <message>
            <source>Take the next parcel.</source>
            <translation>请取下一个包裹。</translation>
        </message>
        <message>
            <source>It is in carton %1. Take the next parcel.</source>
            <translation>已在箱 %1 中，请取下一个包裹。</translation>
        </message>
        <message>
            <source>These goods may not travel together</source>
            <translation>这些货物不可同箱</translation>
        </message>
        <message>
            <source>Take the parcel out and start a new carton.</source>
            <translation>请取出包裹并换新箱。</translation>
        </message>
        <message>
            <source>Too much for this carton</source>
            <translation>超出本箱限制</translation>
        </message>
        <message>
            <source>This carton is sealed</source>
            <translation>该箱已封箱</translation>
        </message>
        <message>
            <source>Take an open carton, or undo the sealing with F9.</source>
            <translation>请用未封的箱，或按 F9 撤销封箱。</translation>
        </message>
        <message>
            <source>The count is not right</source>
            <translation>数量不符</translation>
        </message>
        <message>
            <source>Count again. A missing parcel is reported with F3.</source>
            <translation>请重新点数；缺件请按 F3 登记。</translation>
        </message>
        <message>
            <source>The carton is empty</source>
            <translation>箱内没有包裹</translation>
        </message>
        <message>
            <source>Scan a parcel into it first.</source>
            <translation>请先扫描包裹装箱。</translation>
        </message>
        <message>
            <source>This order ships as it is</source>
            <translation>此单原包发货</translation>
        </message>
        <message>
            <source>One parcel, one carton. Take a new carton.</source>
            <translation>一件一箱，请换新箱。</translation>
        </message>
        <message>
            <source>The parcel is in another order</source>
            <translation>包裹属于另一集运单</translation>
        </message>
        <message>
            <source>This order is not open for packing</source>
            <translation>该集运单不可装箱</translation>
        </message>
        <message>
            <source>Take another order, or ask the supervisor.</source>
            <translation>请换一张集运单，或询问主管。</translation>
        </message>
        <message>
            <source>This parcel is not inspected</source>
            <translation>包裹尚未验货</translation>
        </message>
        <message>
            <source>Inspect it first.</source>
            <translation>请先验货。</translation>
        </message>
        <message>
            <source>The parcels differ from the order</source>
            <translation>包裹与集运单不一致</translation>
        </message>
        <message>
            <source>Compare with the list and scan again.</source>
            <translation>请对照清单重新扫描。</translation>
        </message>
        <message>
            <source>Another station works on this</source>
            <translation>其他工位正在处理</translation>
        </message>
        <message>
            <source>Take another order, or take it over with a badge.</source>
            <translation>请换一单，或扫工牌接手。</translation>
        </message>
        <message>
            <source>Station %1 works on this. Take it over with a badge.</source>
            <translation>工位 %1 正在处理，可扫工牌接手。</translation>
        </message>
        <message>
            <source>The carton is still open</source>
            <translation>箱子还没封</translation>
        </message>
        <message>
            <source>Seal it on the Pack screen first.</source>
            <translation>请先在合箱界面封箱。</translation>
        </message>
        <message>
            <source>This weight cannot be right</source>
            <translation>重量不合理</translation>
        </message>
        <message>
            <source>Empty the scale and weigh again.</source>
            <translation>请清空秤面后重称。</translation>
        </message>
        <message>
            <source>The weight differs</source>
            <translation>重量不符</translation>
        </message>
        <message>
            <source>Weigh again, open the carton, or ask a supervisor.</source>
            <translation>请重称、开箱核对或请主管确认。</translation>
        </message>
        <message>
            <source>The size is missing</source>
            <translation>缺少尺寸</translation>
        </message>
        <message>
            <source>Measure the carton, or press F2 to type the size.</source>
            <translation>请量方，或按 F2 输入尺寸。</translation>
        </message>
        <message>
            <source>No service chosen yet</source>
            <translation>尚未报价</translation>
        </message>
        <message>
            <source>Weigh and quote the carton first.</source>
            <translation>请先称重报价。</translation>
        </message>
        <message>
            <source>The carton is on hold</source>
            <translation>该箱已扣件</translation>
        </message>
        <message>
            <source>LABEL ON THE WRONG CARTON</source>
            <translation>面单贴错箱！</translation>
        </message>
        <message>
            <source>Move the label to its own carton and scan it.</source>
            <translation>请把面单换到对应的箱上并扫描。</translation>
        </message>
        <message>
            <source>This label belongs to carton %1. Move it.</source>
            <translation>面单属于箱 %1，请更换。</translation>
        </message>
        <message>
            <source>Wrong cage</source>
            <translation>笼车不对</translation>
        </message>
        <message>
            <source>Put the carton into the right cage.</source>
            <translation>请放到正确的笼车。</translation>
        </message>
        <message>
            <source>Put the carton into cage %1.</source>
            <translation>请放到笼车 %1。</translation>
        </message>
        <message>
            <source>Waiting for payment</source>
            <translation>待支付</translation>
        </message>
        <message>
            <source>Put the carton on the waiting shelf.</source>
            <translation>请放到待付款区。</translation>
        </message>
        <message>
            <source>%1 to pay. Put the carton on the waiting shelf.</source>
            <translation>待支付 %1，请放到待付款区。</translation>
        </message>
        <message>
            <source>This carton has a label already</source>
            <translation>该箱已有面单</translation>
        </message>
        <message>
            <source>F10 prints the same label again.</source>
            <translation>按 F10 重打同一面单。</translation>
        </message>
        <message>
            <source>The label was not scanned back</source>
            <translation>面单还没有回扫</translation>
        </message>
        <message>
            <source>Scan the new label on the carton.</source>
            <translation>请扫描箱上的新面单。</translation>
        </message>
        <message>
            <source>This label is void</source>
            <translation>面单已作废</translation>
        </message>
        <message>
            <source>Tear it off and print a new one.</source>
            <translation>请撕下并重新打印。</translation>
        </message>
        <message>
            <source>The void of this label is asked for</source>
            <translation>此面单已申请作废</translation>
        </message>
        <message>
            <source>Put the carton aside until its carrier has answered.</source>
            <translation>请把箱子放到一边，等承运商答复。</translation>
        </message>
        <message>
            <source>No label numbers left</source>
            <translation>转单号已用完</translation>
        </message>
        <message>
            <source>Numbers come by themselves when the network is back.</source>
            <translation>网络恢复后会自动获取新号段。</translation>
        </message>
        <message>
            <source>This number is not ours</source>
            <translation>该单号不属于本站</translation>
        </message>
        <message>
            <source>This bag is closed</source>
            <translation>该大包已封</translation>
        </message>
        <message>
            <source>Take an open bag.</source>
            <translation>请使用未封的大包。</translation>
        </message>
        <message>
            <source>Not the same service</source>
            <translation>渠道不一致</translation>
        </message>
        <message>
            <source>Put it with its own service.</source>
            <translation>请放到对应渠道。</translation>
        </message>
        <message>
            <source>It is on a manifest already</source>
            <translation>已在交接单上</translation>
        </message>
        <message>
            <source>Nothing to do. Scan the next one.</source>
            <translation>无需处理，请扫描下一件。</translation>
        </message>
        <message>
            <source>This manifest is closed</source>
            <translation>交接单已关闭</translation>
        </message>
        <message>
            <source>Open a new manifest.</source>
            <translation>请新建交接单。</translation>
        </message>
        <message>
            <source>The manifest does not match</source>
            <translation>交接单与实物不符</translation>
        </message>
        <message>
            <source>Scan what is missing or take it off the manifest.</source>
            <translation>请扫描缺少的箱，或从交接单移除。</translation>
        </message>
        <message>
            <source>The central has not confirmed this yet</source>
            <translation>中心尚未确认</translation>
        </message>
        <message>
            <source>Wait for the network, then do it again.</source>
            <translation>请等待网络恢复后再试。</translation>
        </message>
        <message>
            <source>The bag is still open</source>
            <translation>大包还没封</translation>
        </message>
        <message>
            <source>Close the bag first.</source>
            <translation>请先封包。</translation>
        </message>
        <message>
            <source>The bag is too heavy</source>
            <translation>大包超重</translation>
        </message>
        <message>
            <source>Take the last carton out and start a new bag.</source>
            <translation>请取出最后一箱并换新大包。</translation>
        </message>
        <message>
            <source>The quote is too old</source>
            <translation>报价已过期</translation>
        </message>
        <message>
            <source>Weigh and quote the carton again.</source>
            <translation>请重新称重报价。</translation>
        </message>
        <message>
            <source>This goes to the pack bench</source>
            <translation>此件应送合箱台</translation>
        </message>
        <message>
            <source>Do not shelve it. It belongs to an open order.</source>
            <translation>请勿上架，它属于待合箱的集运单。</translation>
        </message>
        <message>
            <source>This location is full</source>
            <translation>库位已满</translation>
        </message>
        <message>
            <source>Take another location.</source>
            <translation>请换一个库位。</translation>
        </message>
        <message>
            <source>Wrong zone for this parcel</source>
            <translation>库区不对</translation>
        </message>
        <message>
            <source>Unclaimed parcels go to U, special goods to S.</source>
            <translation>无主件放 U 区，特货放 S 区。</translation>
        </message>
        <message>
            <source>Wrong location</source>
            <translation>库位不对</translation>
        </message>
        <message>
            <source>Go to the location on the screen.</source>
            <translation>请前往屏幕上的库位。</translation>
        </message>
        <message>
            <source>Go to location %1.</source>
            <translation>请前往库位 %1。</translation>
        </message>
        <message>
            <source>Not this parcel</source>
            <translation>不是这个包裹</translation>
        </message>
        <message>
            <source>Put it back and take the one on the screen.</source>
            <translation>请放回，取屏幕上的那一件。</translation>
        </message>
        <message>
            <source>This badge is not known</source>
            <translation>工牌无效</translation>
        </message>
        <message>
            <source>Use your own badge, or ask the supervisor.</source>
            <translation>请使用本人工牌，或询问主管。</translation>
        </message>
        <message>
            <source>Wrong PIN</source>
            <translation>密码不对</translation>
        </message>
        <message>
            <source>Type it again.</source>
            <translation>请重新输入。</translation>
        </message>
        <message>
            <source>A supervisor is needed</source>
            <translation>需要主管</translation>
        </message>
        <message>
            <source>The station is locked</source>
            <translation>工位已锁定</translation>
        </message>
        <message>
            <source>Scan your badge.</source>
            <translation>请扫描工牌。</translation>
        </message>
        <message>
            <source>The data file cannot be opened</source>
            <translation>数据文件打不开</translation>
        </message>
        <message>
            <source>Work is stopped; your data is safe. Call support.</source>
            <translation>已停止作业，数据安全，请联系支持。</translation>
        </message>
        <message>
            <source>The data file cannot be written</source>
            <translation>数据文件只读</translation>
        </message>
        <message>
            <source>Nothing was stored. Call support.</source>
            <translation>本次未保存，请联系支持。</translation>
        </message>
        <message>
            <source>The disk is full</source>
            <translation>磁盘已满</translation>
        </message>
        <message>
            <source>Nothing was stored. Free some space or call support.</source>
            <translation>本次未保存，请清理空间或联系支持。</translation>
        </message>
        <message>
            <source>The data file is damaged</source>
            <translation>数据文件损坏</translation>
        </message>
        <message>
            <source>Restart the station: it restores the newest backup.</source>
            <translation>请重启工位，将自动恢复最新备份。</translation>
        </message>
        <message>
            <source>The data file is busy</source>
            <translation>数据文件忙</translation>
        </message>
        <message>
            <source>Nothing was stored. Scan again.</source>
            <translation>本次未保存，请重扫。</translation>
        </message>
        <message>
            <source>Storing failed</source>
            <translation>保存失败</translation>
        </message>
        <message>
            <source>Nothing was stored. Scan again; if it stays, call support.</source>
            <translation>本次未保存，请重扫；仍失败请联系支持。</translation>
        </message>
        <message>
            <source>The audit chain is broken</source>
            <translation>审计链不完整</translation>
        </message>
        <message>
            <source>Do not go on. Call support.</source>
            <translation>请停止作业并联系支持。</translation>
        </message>
        <message>
            <source>The backup failed</source>
            <translation>备份失败</translation>
        </message>
        <message>
            <source>Work goes on. Check the backup folder.</source>
            <translation>可继续作业，请检查备份文件夹。</translation>
        </message>
        <message>
            <source>The backup could not be restored</source>
            <translation>备份恢复失败</translation>
        </message>
        <message>
            <source>Nothing was changed. Call support.</source>
            <translation>未做任何改动，请联系支持。</translation>
        </message>
        <message>
            <source>Data was not upgraded</source>
            <translation>数据未升级</translation>
        </message>
        <message>
            <source>The data is newer than this program</source>
            <translation>数据版本高于本程序</translation>
        </message>
        <message>
            <source>The data file refuses safe settings</source>
            <translation>数据文件无法启用安全设置</translation>
        </message>
        <message>
            <source>Put it on a local disk, not on a network share.</source>
            <translation>请放在本地磁盘，不要放在网络共享。</translation>
        </message>
        <message>
            <source>Not sure whether this was stored</source>
            <translation>不确定是否已保存</translation>
        </message>
        <message>
            <source>Look at the list before you scan again.</source>
            <translation>重扫之前请先查看列表。</translation>
        </message>
        <message>
            <source>A stored row makes no sense</source>
            <translation>有一条记录无效</translation>
        </message>
        <message>
            <source>Put the piece aside and call support.</source>
            <translation>请把货物放一边并联系支持。</translation>
        </message>
        <message>
            <source>Packbay is running already</source>
            <translation>Packbay 已在运行</translation>
        </message>
        <message>
            <source>Use the other window.</source>
            <translation>请使用已打开的窗口。</translation>
        </message>
        <message>
            <source>The weights or the days overlap</source>
            <translation>重量段或日期重叠</translation>
        </message>
        <message>
            <source>Let the next one start where this one ends.</source>
            <translation>请让下一段从这一段的终点开始。</translation>
        </message>
        <message>
            <source>Compare it with version %1 and let it start no earlier.</source>
            <translation>请与版本 %1 比较，开始日期不得更早。</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Document printer: %1</source>
            <translation>文件打印机：%1</translation>
        </message>
        <message>
            <source>Tell the supervisor.</source>
            <translation>请告知主管。</translation>
        </message>
        <message>
            <source>Check power and cable.</source>
            <translation>请检查电源和连接线。</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>扫描枪</translation>
        </message>
        <message>
            <source>No scanner</source>
            <translation>未接扫描枪</translation>
        </message>
        <message>
            <source>Connecting the scanner</source>
            <translation>扫描枪连接中</translation>
        </message>
        <message>
            <source>Scanner not answering</source>
            <translation>扫描枪无响应</translation>
        </message>
        <message>
            <source>Scanner fault</source>
            <translation>扫描枪故障</translation>
        </message>
        <message>
            <source>Scanner works</source>
            <translation>扫描枪正常</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>秤</translation>
        </message>
        <message>
            <source>No scale</source>
            <translation>未接秤</translation>
        </message>
        <message>
            <source>Connecting the scale</source>
            <translation>秤连接中</translation>
        </message>
        <message>
            <source>Scale not answering</source>
            <translation>秤无响应</translation>
        </message>
        <message>
            <source>Scale fault</source>
            <translation>秤故障</translation>
        </message>
        <message>
            <source>Scale has another parity</source>
            <translation>秤的校验位不符</translation>
        </message>
        <message>
            <source>Scale sends noise</source>
            <translation>秤发来乱码</translation>
        </message>
        <message>
            <source>Scale speaks %1</source>
            <translation>秤使用 %1 协议</translation>
        </message>
        <message>
            <source>Scale works</source>
            <translation>秤正常</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>No printer</source>
            <translation>未接打印机</translation>
        </message>
        <message>
            <source>Connecting the printer</source>
            <translation>打印机连接中</translation>
        </message>
        <message>
            <source>Printer not answering</source>
            <translation>打印机无响应</translation>
        </message>
        <message>
            <source>Printer fault</source>
            <translation>打印机故障</translation>
        </message>
        <message>
            <source>Printer works</source>
            <translation>打印机正常</translation>
        </message>
        <message>
            <source>Camera</source>
            <translation>相机</translation>
        </message>
        <message>
            <source>No camera</source>
            <translation>未接相机</translation>
        </message>
        <message>
            <source>Connecting the camera</source>
            <translation>相机连接中</translation>
        </message>
        <message>
            <source>Camera not answering</source>
            <translation>相机无响应</translation>
        </message>
        <message>
            <source>Camera fault</source>
            <translation>相机故障</translation>
        </message>
        <message>
            <source>Camera works</source>
            <translation>相机正常</translation>
        </message>
        <message>
            <source>All sent</source>
            <translation>已同步</translation>
        </message>
        <message numerus="yes">
            <source>Sending %n</source>
            <translation>
                <numerusform>上传中 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>The central has a fault (%1)</source>
            <translation>中心故障（%1）</translation>
        </message>
        <message numerus="yes">
            <source>%1, %n waiting</source>
            <translation>
                <numerusform>%1，待传 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Offline, %n waiting</source>
            <translation>
                <numerusform>离线，待传 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This step needs the network, %n waiting</source>
            <translation>
                <numerusform>此步需要网络，待传 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>备份</translation>
        </message>
        <message>
            <source>No backup yet</source>
            <translation>尚无备份</translation>
        </message>
        <message>
            <source>Making the backup</source>
            <translation>正在备份</translation>
        </message>
        <message>
            <source>The backup folder is away</source>
            <translation>备份文件夹不可用</translation>
        </message>
        <message>
            <source>The backup failed</source>
            <translation>备份失败</translation>
        </message>
        <message>
            <source>Backup made</source>
            <translation>已备份</translation>
        </message>
    </context>
    <context>
        <name>Printer</name>
        <message>
            <source>The printer has no ribbon</source>
            <translation>打印机缺色带</translation>
        </message>
        <message>
            <source>Load ribbon; printing goes on by itself.</source>
            <translation>装入色带，打印会自动继续。</translation>
        </message>
        <message>
            <source>The printer has no ribbon or toner</source>
            <translation>打印机缺色带或碳粉</translation>
        </message>
        <message>
            <source>Load it; printing goes on by itself.</source>
            <translation>装入后打印会自动继续。</translation>
        </message>
        <message>
            <source>The print head is open</source>
            <translation>打印头未合上</translation>
        </message>
        <message>
            <source>Close it; printing goes on by itself.</source>
            <translation>合上后打印会自动继续。</translation>
        </message>
        <message>
            <source>The print head or the cover is open</source>
            <translation>打印头或机盖未合上</translation>
        </message>
        <message>
            <source>The print head is too hot</source>
            <translation>打印头过热</translation>
        </message>
        <message>
            <source>Wait; printing goes on by itself.</source>
            <translation>请稍候，打印会自动继续。</translation>
        </message>
        <message>
            <source>Paper is jammed in the printer</source>
            <translation>打印机卡纸</translation>
        </message>
        <message>
            <source>Take the paper out and load it again.</source>
            <translation>取出纸张，重新装好。</translation>
        </message>
        <message>
            <source>The printer has lost its memory</source>
            <translation>打印机内存故障</translation>
        </message>
        <message>
            <source>Switch it off and on; if it stays, call support.</source>
            <translation>关机再开机，仍不行请联系技术支持。</translation>
        </message>
        <message>
            <source>The printer says nothing: paper, ribbon or head?</source>
            <translation>打印机无应答：纸、色带还是打印头？</translation>
        </message>
        <message>
            <source>Look at paper, ribbon and head.</source>
            <translation>检查纸、色带和打印头。</translation>
        </message>
        <message>
            <source>Look at paper, ribbon and head; if it never answers, call support.</source>
            <translation>检查纸、色带和打印头；若始终无应答，请联系支持。</translation>
        </message>
        <message>
            <source>The printer is busy with another job</source>
            <translation>打印机正忙于其他任务</translation>
        </message>
        <message>
            <source>The print queue takes nothing just now</source>
            <translation>打印队列暂不接收任务</translation>
        </message>
        <message>
            <source>The print queue cannot reach the printer</source>
            <translation>打印队列连不上打印机</translation>
        </message>
        <message>
            <source>Check power and cable; printing goes on by itself.</source>
            <translation>检查电源和连线，打印会自动继续。</translation>
        </message>
        <message>
            <source>The printer is switched off</source>
            <translation>打印机已关机</translation>
        </message>
        <message>
            <source>Switch it on; printing goes on by itself.</source>
            <translation>开机后打印会自动继续。</translation>
        </message>
        <message>
            <source>The carrier's label is damaged</source>
            <translation>承运商面单已损坏</translation>
        </message>
        <message>
            <source>Nothing was printed. Call support.</source>
            <translation>未打印，请联系支持。</translation>
        </message>
        <message>
            <source>The carrier's label is for another kind of printer</source>
            <translation>承运商面单适用于另一种打印机</translation>
        </message>
        <message>
            <source>Nothing was printed. Tell support the carrier.</source>
            <translation>未打印，请把承运商告知支持。</translation>
        </message>
        <message>
            <source>The carrier's label is for a printer with other dots</source>
            <translation>承运商面单的点数与打印机不符</translation>
        </message>
        <message>
            <source>The carrier's label is larger than the paper</source>
            <translation>承运商面单大于纸张</translation>
        </message>
    </context>
    <context>
        <name>Phrases</name>
        <message>
            <source>Type it</source>
            <translation>手工输入</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>No</source>
            <translation>否</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <source>Ignored</source>
            <translation>已忽略</translation>
        </message>
        <message>
            <source>Seen already</source>
            <translation>已扫过</translation>
        </message>
        <message>
            <source>Working ...</source>
            <translation>处理中…</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>就用它</translation>
        </message>
        <message>
            <source>Take now</source>
            <translation>立即取重</translation>
        </message>
        <message>
            <source>Unclaimed</source>
            <translation>无主件</translation>
        </message>
        <message>
            <source>Shelve later</source>
            <translation>稍后上架</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>拍照</translation>
        </message>
        <message>
            <source>As announced</source>
            <translation>与预报一致</translation>
        </message>
        <message>
            <source>Count differs</source>
            <translation>数量不符</translation>
        </message>
        <message>
            <source>Damaged</source>
            <translation>破损</translation>
        </message>
        <message>
            <source>Special goods</source>
            <translation>特货</translation>
        </message>
        <message>
            <source>Prohibited</source>
            <translation>违禁品</translation>
        </message>
        <message>
            <source>Battery</source>
            <translation>带电</translation>
        </message>
        <message>
            <source>Liquid</source>
            <translation>液体</translation>
        </message>
        <message>
            <source>Powder, magnet</source>
            <translation>粉末或带磁</translation>
        </message>
        <message>
            <source>Next order</source>
            <translation>下一单</translation>
        </message>
        <message>
            <source>Short</source>
            <translation>缺件</translation>
        </message>
        <message>
            <source>Seal</source>
            <translation>封箱</translation>
        </message>
        <message>
            <source>New carton</source>
            <translation>换新箱</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>扣件</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺件</translation>
        </message>
        <message>
            <source>typed</source>
            <translation>手工输入</translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation>没有可撤销的操作</translation>
        </message>
        <message>
            <source>Supervisor, scan your badge</source>
            <translation>请主管扫描工牌</translation>
        </message>
        <message>
            <source>Exception %2 opened for %1</source>
            <translation>%1 已登记异常 %2</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>条码</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>重量</translation>
        </message>
        <message>
            <source>Location</source>
            <translation>库位</translation>
        </message>
        <message>
            <source>Lies at</source>
            <translation>现在库位</translation>
        </message>
        <message>
            <source>By</source>
            <translation>操作人</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Content</source>
            <translation>品名</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>数量</translation>
        </message>
        <message>
            <source>Tracking no.</source>
            <translation>快递单号</translation>
        </message>
        <message>
            <source>Parcel</source>
            <translation>包裹</translation>
        </message>
        <message>
            <source>Carrier</source>
            <translation>承运商</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>Tier</source>
            <translation>会员等级</translation>
        </message>
        <message>
            <source>Declared</source>
            <translation>申报</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Received at</source>
            <translation>收货时间</translation>
        </message>
        <message>
            <source>Received by</source>
            <translation>收货人</translation>
        </message>
        <message>
            <source>Purchase order</source>
            <translation>采购单</translation>
        </message>
        <message>
            <source>Counted</source>
            <translation>到货</translation>
        </message>
        <message>
            <source>Order</source>
            <translation>集运单</translation>
        </message>
        <message>
            <source>Platform order</source>
            <translation>平台订单</translation>
        </message>
        <message>
            <source>To</source>
            <translation>目的地</translation>
        </message>
        <message>
            <source>Carton</source>
            <translation>箱</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>剩余</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>截单</translation>
        </message>
        <message>
            <source>Case</source>
            <translation>异常单</translation>
        </message>
        <message>
            <source>Inspection</source>
            <translation>验货</translation>
        </message>
        <message>
            <source>Not inspected</source>
            <translation>未验货</translation>
        </message>
        <message>
            <source>%1 of %2, complete</source>
            <translation>%1 / %2，已到齐</translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2, %n short</source>
            <translation>
                <numerusform>%1 / %2，缺 %n</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2, %n too many</source>
            <translation>
                <numerusform>%1 / %2，多 %n</numerusform>
            </translation>
        </message>
        <message>
            <source>Scan your badge</source>
            <translation>请扫描工牌</translation>
        </message>
        <message>
            <source>%1, type your PIN</source>
            <translation>%1，请输入密码</translation>
        </message>
        <message>
            <source>Locked. %1, scan your badge; the job is kept</source>
            <translation>已锁定。%1，请扫描工牌，作业已保留</translation>
        </message>
        <message>
            <source>Hello %1</source>
            <translation>%1，您好</translation>
        </message>
        <message>
            <source>Scan the parcel label</source>
            <translation>请扫描包裹面单</translation>
        </message>
        <message>
            <source>Put it on the scale</source>
            <translation>请放上秤</translation>
        </message>
        <message>
            <source>Empty the scale first</source>
            <translation>请先清空秤面</translation>
        </message>
        <message>
            <source>Whose parcel is this? Scan the customer mark</source>
            <translation>这是谁的包裹？请扫描会员号</translation>
        </message>
        <message>
            <source>Carton %1</source>
            <translation>箱 %1</translation>
        </message>
        <message>
            <source>Bag %1</source>
            <translation>大包 %1</translation>
        </message>
        <message>
            <source>Parcel %1</source>
            <translation>包裹 %1</translation>
        </message>
        <message>
            <source>%1 received</source>
            <translation>%1 已收货</translation>
        </message>
        <message>
            <source>%1 is here already, location %2</source>
            <translation>%1 已收货，库位 %2</translation>
        </message>
        <message>
            <source>%1 was received before</source>
            <translation>%1 之前已收过货</translation>
        </message>
        <message>
            <source>%1 weighs %2</source>
            <translation>%1 重 %2</translation>
        </message>
        <message>
            <source>%1 is on %2</source>
            <translation>%1 已上架 %2</translation>
        </message>
        <message>
            <source>Customer %1</source>
            <translation>客户 %1</translation>
        </message>
        <message>
            <source>Undone: receipt of %1</source>
            <translation>已撤销：%1 收货</translation>
        </message>
        <message>
            <source>Undone: weight of %1</source>
            <translation>已撤销：%1 称重</translation>
        </message>
        <message>
            <source>Undone: %1 taken off %2</source>
            <translation>已撤销：%1 从 %2 取下</translation>
        </message>
        <message>
            <source>Check item %1 of %2: %3 × %4</source>
            <translation>请验货 %1 / %2：%3 × %4</translation>
        </message>
        <message>
            <source>Check the content; nothing was announced</source>
            <translation>请验货，没有预报内容</translation>
        </message>
        <message>
            <source>How many %1? %2 announced. F2 types</source>
            <translation>%1 有几件？预报 %2 件，按 F2 输入</translation>
        </message>
        <message>
            <source>What kind of special goods?</source>
            <translation>是哪类特货？</translation>
        </message>
        <message numerus="yes">
            <source>Photo, %n needed</source>
            <translation>
                <numerusform>请拍照，还需 %n 张</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 inspected</source>
            <translation>%1 已验货</translation>
        </message>
        <message>
            <source>Undone: the last answer</source>
            <translation>已撤销：上一个回答</translation>
        </message>
        <message>
            <source>Type a whole number</source>
            <translation>请输入整数</translation>
        </message>
        <message>
            <source>Location %1 - scan it</source>
            <translation>请扫描库位 %1</translation>
        </message>
        <message>
            <source>Scan a location</source>
            <translation>请扫描库位</translation>
        </message>
        <message>
            <source>Use %1 instead of %2?</source>
            <translation>改用 %1，不用 %2？</translation>
        </message>
        <message>
            <source>same customer</source>
            <translation>同一客户</translation>
        </message>
        <message>
            <source>heavy, low shelf</source>
            <translation>重货放低层</translation>
        </message>
        <message>
            <source>special goods</source>
            <translation>特货区</translation>
        </message>
        <message>
            <source>unclaimed zone</source>
            <translation>无主件区</translation>
        </message>
        <message>
            <source>most room</source>
            <translation>空位最多</translation>
        </message>
        <message>
            <source>Scan a parcel to shelve</source>
            <translation>请扫描要上架的包裹</translation>
        </message>
        <message>
            <source>Scan a pick list, or F12 for the next order</source>
            <translation>请扫描拣货单，或按 F12 取下一单</translation>
        </message>
        <message numerus="yes">
            <source>Go to %1 and scan it (%n here)</source>
            <translation>
                <numerusform>请前往库位 %1 并扫描（%n 件）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Scan %1 (%n left here)</source>
            <translation>
                <numerusform>请扫描 %1（此处还有 %n 件）</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>All %n picked - scan the tote</source>
            <translation>
                <numerusform>%n 件拣货完成，请扫描周转箱</numerusform>
            </translation>
        </message>
        <message>
            <source>%2 works on %1. Supervisor's badge takes it over</source>
            <translation>%2 正在处理 %1，主管扫工牌可接手</translation>
        </message>
        <message>
            <source>Pick %1</source>
            <translation>拣货 %1</translation>
        </message>
        <message>
            <source>At %1</source>
            <translation>已到 %1</translation>
        </message>
        <message>
            <source>%1 picked</source>
            <translation>%1 已拣</translation>
        </message>
        <message>
            <source>%1 is not on %2; a search is open</source>
            <translation>%1 不在 %2，已登记查找</translation>
        </message>
        <message>
            <source>%1 picked, now at %2</source>
            <translation>%1 拣货完成，在 %2</translation>
        </message>
        <message>
            <source>No order is waiting</source>
            <translation>暂无待拣的集运单</translation>
        </message>
        <message>
            <source>Undone: %1 back to %2</source>
            <translation>已撤销：%1 放回 %2</translation>
        </message>
        <message>
            <source>Scan the job sheet</source>
            <translation>请扫描合箱单</translation>
        </message>
        <message>
            <source>Scan an empty carton</source>
            <translation>请扫描空箱</translation>
        </message>
        <message numerus="yes">
            <source>Scan the next parcel for carton %1 (%n left)</source>
            <translation>
                <numerusform>请扫下一个包裹入箱 %1（剩 %n 件）</numerusform>
            </translation>
        </message>
        <message>
            <source>Take %1 out and scan it</source>
            <translation>请取出 %1 并扫描</translation>
        </message>
        <message numerus="yes">
            <source>All %n in. Seal carton %1?</source>
            <translation>
                <numerusform>%n 件已齐，封箱 %1？</numerusform>
            </translation>
        </message>
        <message>
            <source>Carton %1 is full. Start a new carton?</source>
            <translation>箱 %1 已到上限，换新箱？</translation>
        </message>
        <message>
            <source>%1 is in order %2 of the same customer. Add it?</source>
            <translation>%1 属于同一客户的 %2，加入本单？</translation>
        </message>
        <message>
            <source>%1 is this customer's, in no order. Add it?</source>
            <translation>%1 是本客户的，未入任何单，加入本单？</translation>
        </message>
        <message numerus="yes">
            <source>%n missing. Supervisor's badge, or hold the order</source>
            <translation>
                <numerusform>缺 %n 件，请主管扫工牌，或扣单</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 · carton %2</source>
            <translation>%1 · 箱 %2</translation>
        </message>
        <message>
            <source>Order %1</source>
            <translation>集运单 %1</translation>
        </message>
        <message>
            <source>%1 · F8</source>
            <translation>%1 · F8</translation>
        </message>
        <message>
            <source>Carton %1 opened</source>
            <translation>箱 %1 已启用</translation>
        </message>
        <message>
            <source>Carton %1 goes on</source>
            <translation>继续箱 %1</translation>
        </message>
        <message>
            <source>%1 is in carton %2</source>
            <translation>%1 已装入箱 %2</translation>
        </message>
        <message>
            <source>%1 is out again</source>
            <translation>%1 已取出</translation>
        </message>
        <message>
            <source>%1 is in carton %2 already</source>
            <translation>%1 已在箱 %2</translation>
        </message>
        <message>
            <source>Carton %1 sealed - to the scale</source>
            <translation>箱 %1 已封，请去称重</translation>
        </message>
        <message>
            <source>%1 is all packed</source>
            <translation>%1 全部装箱</translation>
        </message>
        <message>
            <source>Carton %1 parked</source>
            <translation>箱 %1 已搁置</translation>
        </message>
        <message>
            <source>%1 is on hold</source>
            <translation>%1 已扣单</translation>
        </message>
        <message numerus="yes">
            <source>%n parcel(s) released</source>
            <translation>
                <numerusform>已释放 %n 件</numerusform>
            </translation>
        </message>
        <message>
            <source>Undone: %1 taken out of carton %2</source>
            <translation>已撤销：%1 从箱 %2 取出</translation>
        </message>
        <message>
            <source>Undone: carton %1 is open again</source>
            <translation>已撤销：箱 %1 重新打开</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>重打</translation>
        </message>
        <message>
            <source>Weigh again</source>
            <translation>重称</translation>
        </message>
        <message>
            <source>Open carton</source>
            <translation>开箱核对</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>主管确认</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>去出库</translation>
        </message>
        <message>
            <source>Keep size</source>
            <translation>沿用尺寸</translation>
        </message>
        <message>
            <source>No size</source>
            <translation>不需尺寸</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1 %2</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>序号</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Size, cm</source>
            <translation>尺寸 cm</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>渠道</translation>
        </message>
        <message>
            <source>Days</source>
            <translation>时效</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>预计重量</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Actual</source>
            <translation>实重</translation>
        </message>
        <message>
            <source>Volumetric</source>
            <translation>体积重</translation>
        </message>
        <message>
            <source>Chargeable</source>
            <translation>计费重</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>合箱价</translation>
        </message>
        <message>
            <source>Sent apart</source>
            <translation>分寄价</translation>
        </message>
        <message>
            <source>Tariff</source>
            <translation>资费版本</translation>
        </message>
        <message>
            <source>Scan the carton</source>
            <translation>请扫描箱号</translation>
        </message>
        <message>
            <source>%1 has a label. Print it again?</source>
            <translation>%1 已有面单，重打？</translation>
        </message>
        <message>
            <source>Put the carton on the scale</source>
            <translation>请把箱子放上秤</translation>
        </message>
        <message>
            <source>%1? Far from expected - type it again</source>
            <translation>%1？与预计相差大，请再输一次</translation>
        </message>
        <message>
            <source>Size? Choose it, or F2 types it</source>
            <translation>尺寸？请选择，或按 F2 输入</translation>
        </message>
        <message>
            <source>Weight differs: expected %1, scale %2</source>
            <translation>重量不符：预计 %1，实称 %2</translation>
        </message>
        <message>
            <source>Choose the service</source>
            <translation>请选择渠道</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>%1 is the one at work</source>
            <translation>正在处理的就是 %1</translation>
        </message>
        <message>
            <source>The label prints again</source>
            <translation>正在重打面单</translation>
        </message>
        <message>
            <source>%1 · %2 · %3</source>
            <translation>%1 · %2 · %3</translation>
        </message>
        <message>
            <source>%2 · carton %3 of %4 · %1</source>
            <translation>%2 · 第 %3 / %4 箱 · %1</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>是</translation>
        </message>
        <message>
            <source>Manifest</source>
            <translation>交接单</translation>
        </message>
        <message>
            <source>Void label</source>
            <translation>作废面单</translation>
        </message>
        <message>
            <source>Close manifest</source>
            <translation>关闭交接单</translation>
        </message>
        <message>
            <source>Take off</source>
            <translation>移出</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>排队中</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>Printing</source>
            <translation>打印中</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>已打印</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>打印失败</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>未知</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <source>Unreadable</source>
            <translation>无法识别</translation>
        </message>
        <message>
            <source>Lost</source>
            <translation>丢失</translation>
        </message>
        <message>
            <source>Wrong address</source>
            <translation>地址有误</translation>
        </message>
        <message>
            <source>Wrong service</source>
            <translation>渠道有误</translation>
        </message>
        <message>
            <source>Order cancelled</source>
            <translation>集运单取消</translation>
        </message>
        <message>
            <source>Cage</source>
            <translation>笼车</translation>
        </message>
        <message>
            <source>Cartons</source>
            <translation>箱数</translation>
        </message>
        <message>
            <source>Label no.</source>
            <translation>转单号</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>打印次数</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印状态</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>上限</translation>
        </message>
        <message>
            <source>Scanned</source>
            <translation>已扫</translation>
        </message>
        <message>
            <source>Too many</source>
            <translation>多出</translation>
        </message>
        <message>
            <source>Printing ...</source>
            <translation>打印中…</translation>
        </message>
        <message>
            <source>Did the label come out?</source>
            <translation>面单打印出来了吗？</translation>
        </message>
        <message>
            <source>Stick the label on, scan it</source>
            <translation>请贴好并扫描新面单</translation>
        </message>
        <message>
            <source>Now scan the carton's own code</source>
            <translation>请再扫描箱号</translation>
        </message>
        <message>
            <source>Put it in cage %1, scan the cage</source>
            <translation>请放入笼车 %1 并扫描</translation>
        </message>
        <message>
            <source>No cage for %1 here. Scan one for it</source>
            <translation>本站没有 %1 的笼车，请扫描一个</translation>
        </message>
        <message numerus="yes">
            <source>Seal bag %1 with %n carton(s)?</source>
            <translation>
                <numerusform>封大包 %1，共 %n 箱？</numerusform>
            </translation>
        </message>
        <message>
            <source>Why print again?</source>
            <translation>为什么重打？</translation>
        </message>
        <message>
            <source>Why void label %1?</source>
            <translation>为什么作废面单 %1？</translation>
        </message>
        <message>
            <source>Which carrier is here?</source>
            <translation>哪家承运商来提货？</translation>
        </message>
        <message>
            <source>Scan the cartons, bags or cages for %1</source>
            <translation>请扫描交给 %1 的箱、大包或笼车</translation>
        </message>
        <message numerus="yes">
            <source>%n not scanned. Scan them or take them off</source>
            <translation>
                <numerusform>漏扫 %n 箱，请补扫或移出</numerusform>
            </translation>
        </message>
        <message>
            <source>Driver: scan a badge, or F2 types the name</source>
            <translation>司机请扫工牌，或按 F2 输入姓名</translation>
        </message>
        <message>
            <source>%1 is in cage %2</source>
            <translation>%1 已入笼车 %2</translation>
        </message>
        <message>
            <source>%1 is in bag %2</source>
            <translation>%1 已入大包 %2</translation>
        </message>
        <message>
            <source>Bag %1 sealed</source>
            <translation>大包 %1 已封</translation>
        </message>
        <message>
            <source>Bag %1 is sealed already</source>
            <translation>大包 %1 已封过</translation>
        </message>
        <message>
            <source>Cage %1 is empty</source>
            <translation>笼车 %1 是空的</translation>
        </message>
        <message>
            <source>%1 is in %2 already</source>
            <translation>%1 已在 %2</translation>
        </message>
        <message>
            <source>%1 is on manifest %2</source>
            <translation>%1 已在交接单 %2</translation>
        </message>
        <message>
            <source>No carton waits for a carrier</source>
            <translation>没有待交接的箱</translation>
        </message>
        <message>
            <source>Not scanned</source>
            <translation>漏扫</translation>
        </message>
        <message>
            <source>Label %1 is void. Tear it off</source>
            <translation>面单 %1 已作废，请撕下</translation>
        </message>
        <message>
            <source>Void of %1 requested. The carrier decides</source>
            <translation>已申请作废 %1，由承运商决定</translation>
        </message>
        <message>
            <source>Waiting for the label of %1 ...</source>
            <translation>正在等待 %1 的面单…</translation>
        </message>
        <message>
            <source>%1 sells no label: %2</source>
            <translation>%1 不出面单：%2</translation>
        </message>
        <message>
            <source>Which sheet again?</source>
            <translation>重打哪一张？</translation>
        </message>
        <message>
            <source>The sheet of %1 prints again</source>
            <translation>%1 的单据正在重打</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>面单</translation>
        </message>
        <message>
            <source>Void requested</source>
            <translation>已申请作废</translation>
        </message>
        <message>
            <source>Void rejected</source>
            <translation>作废被拒</translation>
        </message>
        <message>
            <source>Inner label</source>
            <translation>内标签</translation>
        </message>
        <message>
            <source>Hold tag</source>
            <translation>扣件标签</translation>
        </message>
        <message>
            <source>Bag label</source>
            <translation>大包标签</translation>
        </message>
        <message>
            <source>Print on %1</source>
            <translation>改用 %1 打印</translation>
        </message>
        <message numerus="yes">
            <source>%1 handed over, %n carton(s)</source>
            <translation>
                <numerusform>%1 已交接，共 %n 箱</numerusform>
            </translation>
        </message>
        <message>
            <source>Undone: %1 taken off the manifest</source>
            <translation>已撤销：%1 移出交接单</translation>
        </message>
        <message>
            <source>%2 · %1 · %3 · %4</source>
            <translation>%2 · %1 · %3 · %4</translation>
        </message>
        <message>
            <source>Manifest %1 · %2 · %3</source>
            <translation>交接单 %1 · %2 · %3</translation>
        </message>
        <message>
            <source>%1 goes to the pack bench, order %2 waits</source>
            <translation>%1 直接送合箱台，%2 在等</translation>
        </message>
        <message>
            <source>Undone: %1 taken out of %2</source>
            <translation>已撤销：%1 从 %2 取出</translation>
        </message>
        <message>
            <source>Did label %1 come out?</source>
            <translation>面单 %1 打印出来了吗？</translation>
        </message>
        <message>
            <source>Did the sheet for %1 come out?</source>
            <translation>%1 的单据打印出来了吗？</translation>
        </message>
        <message>
            <source>No new photo. Take one, then F4</source>
            <translation>没有新照片，请先拍照，再按 F4</translation>
        </message>
        <message>
            <source>No camera is set up here</source>
            <translation>本工位未设置相机</translation>
        </message>
        <message>
            <source>The photo cannot be read. Take it again</source>
            <translation>照片无法读取，请重拍</translation>
        </message>
        <message numerus="yes">
            <source>Photo of %1 taken, %n in all</source>
            <translation>
                <numerusform>已拍 %1，共 %n 张</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Best: %n carton(s) %1</source>
            <translation>
                <numerusform>最省：%n 箱 %1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Apart %1, best: %n carton(s) %2</source>
            <translation>
                <numerusform>分寄 %1，最省：%n 箱 %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merged %1, best: %n carton(s) %2</source>
            <translation>
                <numerusform>合箱 %1，最省：%n 箱 %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Merged %1, apart %2, best: %n carton(s) %3</source>
            <translation>
                <numerusform>合箱 %1，分寄 %2，最省：%n 箱 %3</numerusform>
            </translation>
        </message>
        <message>
            <source>No plan: %1 has no size</source>
            <translation>无法比价：%1 没有尺寸</translation>
        </message>
        <message>
            <source>Customs: HS code missing or wrong. Tell the supervisor.</source>
            <translation>海关：HS 编码缺失或有误，请告知主管</translation>
        </message>
        <message>
            <source>No plan: %1</source>
            <translation>无法比价：%1</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>no split for a duty threshold</source>
            <translation>不建议为避税分箱</translation>
        </message>
        <message>
            <source>apart only by a duty threshold</source>
            <translation>分寄更省只因低于起征点</translation>
        </message>
        <message>
            <source>Customs: origin missing or wrong. Tell the supervisor.</source>
            <translation>海关：原产国缺失或有误，请告知主管</translation>
        </message>
        <message>
            <source>Customs: net weight missing. Tell the supervisor.</source>
            <translation>海关：缺净重，请告知主管</translation>
        </message>
        <message>
            <source>Customs: description missing or too long. Tell the supervisor.</source>
            <translation>海关：品名缺失或过长，请告知主管</translation>
        </message>
        <message>
            <source>Customs: value missing. Tell the supervisor.</source>
            <translation>海关：缺申报价值，请告知主管</translation>
        </message>
        <message>
            <source>Customs: recipient incomplete. Tell the supervisor.</source>
            <translation>海关：收件人信息不全，请告知主管</translation>
        </message>
        <message>
            <source>Customs: tax or identity no. missing. Tell the supervisor.</source>
            <translation>海关：缺税号或证件号，请告知主管</translation>
        </message>
        <message>
            <source>Customs: check the goods. Tell the supervisor.</source>
            <translation>海关：请核对货物，请告知主管</translation>
        </message>
    </context>
    <context>
        <name>Queue</name>
        <message>
            <source>To approve</source>
            <translation>待审核</translation>
        </message>
        <message>
            <source>Parcels missing</source>
            <translation>待到齐</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Picking</source>
            <translation>拣货中</translation>
        </message>
        <message>
            <source>Packing</source>
            <translation>合箱中</translation>
        </message>
        <message>
            <source>To weigh</source>
            <translation>待称重</translation>
        </message>
        <message>
            <source>To be paid</source>
            <translation>待支付</translation>
        </message>
        <message>
            <source>To label</source>
            <translation>待打面单</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>待出库</translation>
        </message>
        <message>
            <source>Claim</source>
            <translation>认领</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>任务号</translation>
        </message>
        <message>
            <source>Customer</source>
            <translation>客户</translation>
        </message>
        <message>
            <source>To</source>
            <translation>目的地</translation>
        </message>
        <message>
            <source>Parcels</source>
            <translation>包裹</translation>
        </message>
        <message>
            <source>Age</source>
            <translation>时长</translation>
        </message>
        <message>
            <source>Cut-off</source>
            <translation>截单</translation>
        </message>
        <message>
            <source>Station</source>
            <translation>工位</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 分钟</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 小时</translation>
        </message>
        <message>
            <source>%1 d</source>
            <translation>%1 天</translation>
        </message>
        <message>
            <source>On hold: %1</source>
            <translation>扣件：%1</translation>
        </message>
    </context>
    <context>
        <name>packbay::AgeingChart</name>
        <message>
            <source>Waiting, by age</source>
            <translation>等待时长分布</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>环节</translation>
        </message>
        <message>
            <source>4-24 h</source>
            <translation>4-24 小时</translation>
        </message>
        <message>
            <source>1-3 d</source>
            <translation>1-3 天</translation>
        </message>
        <message>
            <source>3-7 d</source>
            <translation>3-7 天</translation>
        </message>
        <message>
            <source>0-4 h</source>
            <translation>0-4 小时</translation>
        </message>
        <message>
            <source>over 7 d</source>
            <translation>7 天以上</translation>
        </message>
    </context>
    <context>
        <name>packbay::FillBar</name>
        <message>
            <source>%1 of %2</source>
            <translation>%1 / 上限 %2</translation>
        </message>
        <message>
            <source>Room for %1</source>
            <translation>还可装 %1</translation>
        </message>
        <message>
            <source>Nearly full</source>
            <translation>快满了</translation>
        </message>
        <message>
            <source>%1 too heavy</source>
            <translation>超重 %1</translation>
        </message>
    </context>
    <context>
        <name>packbay::BigWeightView</name>
        <message>
            <source>No weight</source>
            <translation>无重量</translation>
        </message>
        <message>
            <source>Steady</source>
            <translation>稳定</translation>
        </message>
        <message>
            <source>Moving</source>
            <translation>波动中</translation>
        </message>
    </context>
    <context>
        <name>packbay::ChartPanel</name>
        <message>
            <source>The same figures as a table: key T</source>
            <translation>按 T 键以表格查看</translation>
        </message>
        <message>
            <source>Chart (T)</source>
            <translation>图表 (T)</translation>
        </message>
        <message>
            <source>Table (T)</source>
            <translation>表格 (T)</translation>
        </message>
    </context>
    <context>
        <name>packbay::ExceptionPanel</name>
        <message>
            <source>Damaged</source>
            <translation>破损</translation>
        </message>
        <message>
            <source>Label unreadable</source>
            <translation>面单无法识别</translation>
        </message>
        <message>
            <source>Overweight</source>
            <translation>超重</translation>
        </message>
        <message>
            <source>Prohibited goods</source>
            <translation>违禁品</translation>
        </message>
        <message>
            <source>Missing</source>
            <translation>缺件</translation>
        </message>
        <message>
            <source>Address wrong</source>
            <translation>地址有误</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>What is wrong?</source>
            <translation>请选择异常</translation>
        </message>
    </context>
    <context>
        <name>packbay::FactCard</name>
        <message>
            <source>Facts</source>
            <translation>信息</translation>
        </message>
    </context>
    <context>
        <name>packbay::HeaderBar</name>
        <message>
            <source>TRAINING - nothing is sent</source>
            <translation>培训模式 - 不上传</translation>
        </message>
    </context>
    <context>
        <name>packbay::HelpPanel</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Help</source>
            <translation>帮助</translation>
        </message>
        <message>
            <source>Type a code or a number</source>
            <translation>输入条码或数字</translation>
        </message>
        <message>
            <source>Exception</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>拍照</translation>
        </message>
        <message>
            <source>Choices 1 to 4</source>
            <translation>选项 1 至 4</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>重打</translation>
        </message>
        <message>
            <source>Main button</source>
            <translation>主按钮</translation>
        </message>
        <message>
            <source>One step back</source>
            <translation>返回一步</translation>
        </message>
        <message>
            <source>Lock</source>
            <translation>锁定</translation>
        </message>
    </context>
    <context>
        <name>packbay::KeypadOverlay</name>
        <message>
            <source>Delete the last digit</source>
            <translation>删除末位</translation>
        </message>
    </context>
    <context>
        <name>packbay::LoginScreen</name>
        <message>
            <source>Scan your badge</source>
            <translation>请扫描工牌</translation>
        </message>
        <message>
            <source>%1, type your PIN</source>
            <translation>%1，请输入密码</translation>
        </message>
        <message>
            <source>Locked</source>
            <translation>已锁定</translation>
        </message>
        <message>
            <source>Scan your badge to go on. The job is kept.</source>
            <translation>扫描工牌继续，当前作业已保留。</translation>
        </message>
        <message>
            <source>Log in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Packbay %1</source>
            <translation>Packbay %1</translation>
        </message>
    </context>
    <context>
        <name>packbay::MainWindow</name>
        <message>
            <source>Packbay</source>
            <translation>Packbay</translation>
        </message>
        <message>
            <source>Log in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Receive</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>Putaway</source>
            <translation>上架</translation>
        </message>
        <message>
            <source>Pick</source>
            <translation>拣货</translation>
        </message>
        <message>
            <source>Pack</source>
            <translation>合箱</translation>
        </message>
        <message>
            <source>Weigh &amp; Quote</source>
            <translation>称重报价</translation>
        </message>
        <message>
            <source>Label &amp; Dispatch</source>
            <translation>出库</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Scanner types wrong signs: keyboard to English, or COM mode (set-up sheet).</source>
            <translation>扫描枪输入乱码：请切换到英文输入法。长期解决：扫设置单上的串口模式。</translation>
        </message>
        <message>
            <source>Settings: supervisor, Queue, F1. Set-up sheet: F8 there.</source>
            <translation>设备设置：主管在任务页按 F1。设置单：再按 F8。</translation>
        </message>
        <message>
            <source>Tariffs</source>
            <translation>资费表</translation>
        </message>
    </context>
    <context>
        <name>packbay::PackPictureView</name>
        <message>
            <source>How to fill the carton</source>
            <translation>装箱方法</translation>
        </message>
        <message>
            <source>%L1 of %L2: %3</source>
            <translation>第 %L1/%L2 件：%3</translation>
        </message>
        <message>
            <source>%1, carton %2</source>
            <translation>%1，%2 号箱</translation>
        </message>
    </context>
    <context>
        <name>packbay::ProgressDots</name>
        <message>
            <source>%L1 of %L2</source>
            <translation>%L1 / %L2</translation>
        </message>
    </context>
    <context>
        <name>packbay::QueueScreen</name>
        <message>
            <source>Approve</source>
            <translation>通过</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>驳回</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>扣件</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>放行</translation>
        </message>
        <message>
            <source>Approve claim</source>
            <translation>通过认领</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>待处理</translation>
        </message>
        <message>
            <source>Packing</source>
            <translation>合箱中</translation>
        </message>
        <message>
            <source>To weigh</source>
            <translation>待称重</translation>
        </message>
        <message>
            <source>To label</source>
            <translation>待打面单</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>已扣件</translation>
        </message>
        <message>
            <source>Late</source>
            <translation>已超时</translation>
        </message>
        <message>
            <source>F2 Search</source>
            <translation>F2 搜索</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <source>Type the reason</source>
            <translation>驳回、扣件或放行的原因</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Nothing waiting.</source>
            <translation>暂无任务。</translation>
        </message>
        <message>
            <source>Nothing waiting. Next cut-off %1.</source>
            <translation>暂无任务，下次截单 %1。</translation>
        </message>
        <message>
            <source>As of %1</source>
            <translation>数据时间 %1</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>Tariffs</source>
            <translation>资费表</translation>
        </message>
    </context>
    <context>
        <name>packbay::ScanSink</name>
        <message>
            <source>Scan here</source>
            <translation>请在此扫描</translation>
        </message>
    </context>
    <context>
        <name>packbay::ScanStripView</name>
        <message>
            <source>Last scans</source>
            <translation>最近扫描</translation>
        </message>
        <message numerus="yes">
            <source>%n scan(s) waiting</source>
            <translation>
                <numerusform>待处理扫描 %n</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::StateTable</name>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>还有 %n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::ThroughputChart</name>
        <message>
            <source>Parcels per hour</source>
            <translation>每小时包裹数</translation>
        </message>
        <message>
            <source>Hour</source>
            <translation>小时</translation>
        </message>
        <message>
            <source>Received</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>Packed</source>
            <translation>合箱</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>出库</translation>
        </message>
        <message>
            <source>To go</source>
            <translation>待赶</translation>
        </message>
        <message>
            <source>Will miss</source>
            <translation>赶不上</translation>
        </message>
    </context>
    <context>
        <name>packbay::TypePanel</name>
        <message>
            <source>Take it</source>
            <translation>采用</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Type here</source>
            <translation>请输入</translation>
        </message>
        <message>
            <source>Type the code or the number</source>
            <translation>请输入条码或单号</translation>
        </message>
        <message>
            <source>Type the text</source>
            <translation>请输入文字</translation>
        </message>
    </context>
    <context>
        <name>packbay::ThroughputView</name>
        <message>
            <source>Received</source>
            <translation>收货</translation>
        </message>
        <message>
            <source>Packed</source>
            <translation>合箱</translation>
        </message>
        <message>
            <source>Dispatched</source>
            <translation>出库</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>目标</translation>
        </message>
        <message numerus="yes">
            <source>%1 · %n left</source>
            <translation>
                <numerusform>%1 · 剩 %n 单</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 · %n will miss it</source>
            <translation>
                <numerusform>%1 · %n 单赶不上</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>packbay::AgeingView</name>
        <message>
            <source>0-4 h</source>
            <translation>0-4 小时</translation>
        </message>
        <message>
            <source>4-24 h</source>
            <translation>4-24 小时</translation>
        </message>
        <message>
            <source>1-3 d</source>
            <translation>1-3 天</translation>
        </message>
        <message>
            <source>3-7 d</source>
            <translation>3-7 天</translation>
        </message>
        <message>
            <source>over 7 d</source>
            <translation>7 天以上</translation>
        </message>
    </context>
    <context>
        <name>Settings</name>
        <message>
            <source>How long between two keys of a scan?</source>
            <translation>扫描时两个按键最长间隔多久？</translation>
        </message>
        <message>
            <source>35 ms is usual. Choose more only if scans come in pieces; fast typing waits as long.</source>
            <translation>一般为 35 ms。仅在扫描内容被拆开时调大；快速打字也会等同样久。</translation>
        </message>
        <message>
            <source>What does the scanner type for GS?</source>
            <translation>扫描枪用什么字符代替 GS？</translation>
        </message>
        <message>
            <source>Ctrl+], Alt+029 and F8 are always understood. Choose none if it types one of these.</source>
            <translation>Ctrl+]、Alt+029 和 F8 始终可识别；若扫描枪发送其中之一，请选“无”。</translation>
        </message>
        <message>
            <source>What makes this scanner beep?</source>
            <translation>发送什么能让这把扫描枪鸣响？</translation>
        </message>
        <message>
            <source>It is sent at every STOP, and once when you touch it. Its manual names the bytes.</source>
            <translation>每次出现“停止”时发送，点选时也发送一次。字节见扫描枪手册。</translation>
        </message>
        <message>
            <source>In which unit does the scale weigh?</source>
            <translation>秤使用哪种单位？</translation>
        </message>
        <message>
            <source>Needed where the scale sends no unit. A unit that it sends counts more.</source>
            <translation>仅在秤不发送单位时使用；以秤发送的单位为准。</translation>
        </message>
        <message>
            <source>Did the scanner beep?</source>
            <translation>扫描枪响了吗？</translation>
        </message>
        <message>
            <source>%1 was sent and is in use. If it was silent, choose another; F9 takes it back.</source>
            <translation>已发送并启用 %1。若没有响，请另选；F9 撤销。</translation>
        </message>
        <message>
            <source>Key gap</source>
            <translation>按键间隔</translation>
        </message>
        <message>
            <source>GS</source>
            <translation>GS</translation>
        </message>
        <message>
            <source>Beep</source>
            <translation>鸣响</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Choose a device</source>
            <translation>请选择设备</translation>
        </message>
        <message>
            <source>What is plugged in appears here by itself.</source>
            <translation>插上的设备会自动出现在这里。</translation>
        </message>
        <message>
            <source>Not used by this station</source>
            <translation>本站未使用此设备</translation>
        </message>
        <message>
            <source>F5 uses it from now on.</source>
            <translation>按 F5 开始使用。</translation>
        </message>
        <message>
            <source>Not plugged in</source>
            <translation>未插入</translation>
        </message>
        <message>
            <source>Plug it in; it is found by itself. F5 forgets it.</source>
            <translation>请插上，会自动识别。按 F5 移除。</translation>
        </message>
        <message>
            <source>Scan anything</source>
            <translation>请扫描任意条码</translation>
        </message>
        <message>
            <source>It is connected and has said nothing yet. A scan here does nothing but appear.</source>
            <translation>已连接，尚无数据。此处的扫描只显示，不做任何操作。</translation>
        </message>
        <message>
            <source>Waiting for the scale</source>
            <translation>正在等待秤</translation>
        </message>
        <message>
            <source>Put something on it.</source>
            <translation>请放上物品。</translation>
        </message>
        <message>
            <source>The scale says nothing</source>
            <translation>秤无响应</translation>
        </message>
        <message>
            <source>Check cable and power, then F6 finds out how it speaks.</source>
            <translation>请检查线缆和电源，然后按 F6 自动识别。</translation>
        </message>
        <message>
            <source>The scale speaks another protocol</source>
            <translation>秤使用其他协议</translation>
        </message>
        <message>
            <source>F6 finds out which one. Put something on the scale first.</source>
            <translation>请先放上物品，再按 F6 自动识别。</translation>
        </message>
        <message>
            <source>Bytes come, but no code</source>
            <translation>收到数据，但不是条码</translation>
        </message>
        <message>
            <source>Choose another speed, or set the scanner up by its sheet.</source>
            <translation>请更换速率，或按设置单设置扫描枪。</translation>
        </message>
        <message>
            <source>That code was scanned already</source>
            <translation>此码已扫描过</translation>
        </message>
        <message>
            <source>Scan another one of the three.</source>
            <translation>请扫描三个码中的另一个。</translation>
        </message>
        <message>
            <source>This is none of the three codes</source>
            <translation>这不是三个学习码之一</translation>
        </message>
        <message>
            <source>FIRSTCODE, SECONDCODE and THIRDCODE stand on the set-up sheet.</source>
            <translation>FIRSTCODE、SECONDCODE、THIRDCODE 印在设置单上。</translation>
        </message>
        <message>
            <source>The scans do not agree</source>
            <translation>三次扫描不一致</translation>
        </message>
        <message>
            <source>Nothing was learned. Scan all three codes again with the same scanner.</source>
            <translation>未学习任何内容。请用同一把扫描枪重扫三个码。</translation>
        </message>
        <message>
            <source>Scan the layout code</source>
            <translation>请扫描布局码</translation>
        </message>
        <message>
            <source>It stands on the set-up sheet and holds what moves between keyboards.</source>
            <translation>印在设置单上，包含各键盘布局中位置不同的字符。</translation>
        </message>
        <message>
            <source>Every character is right</source>
            <translation>所有字符正确</translation>
        </message>
        <message>
            <source>The keyboard of the scanner is set as it should be.</source>
            <translation>扫描枪的键盘设置正确。</translation>
        </message>
        <message>
            <source>Put something on the scale</source>
            <translation>请在秤上放一件物品</translation>
        </message>
        <message>
            <source>Leave it there until the search is over.</source>
            <translation>识别结束前请勿取走。</translation>
        </message>
        <message>
            <source>Which weight does the scale show?</source>
            <translation>秤上显示的是哪个重量？</translation>
        </message>
        <message>
            <source>It can be read in more than one way. Touch the right one.</source>
            <translation>读法不止一种，请点选正确的一个。</translation>
        </message>
        <message>
            <source>No scale was heard</source>
            <translation>未收到秤的数据</translation>
        </message>
        <message>
            <source>Check cable and power, and that the scale sends to a computer.</source>
            <translation>请检查线缆和电源，以及秤是否开启向电脑发送。</translation>
        </message>
        <message>
            <source>Something answers that is no known scale</source>
            <translation>有应答，但不是已知的秤</translation>
        </message>
        <message>
            <source>Set the scale to one of the protocols of F7.</source>
            <translation>请把秤设为 F7 中的一种协议。</translation>
        </message>
        <message>
            <source>Touch one</source>
            <translation>请点选一个</translation>
        </message>
        <message>
            <source>Esc leaves it as it is.</source>
            <translation>按 Esc 保持不变。</translation>
        </message>
        <message>
            <source>Kept and in use</source>
            <translation>已保存并启用</translation>
        </message>
        <message>
            <source>F9 takes it back.</source>
            <translation>按 F9 撤销。</translation>
        </message>
        <message>
            <source>Taken back</source>
            <translation>已撤销</translation>
        </message>
        <message>
            <source>The settings are as they were before.</source>
            <translation>设置已恢复原样。</translation>
        </message>
        <message>
            <source>Nothing to take back</source>
            <translation>没有可撤销的</translation>
        </message>
        <message>
            <source>Nothing was changed since the settings were opened.</source>
            <translation>打开设置后没有更改。</translation>
        </message>
        <message>
            <source>The set-up sheet is on its way</source>
            <translation>设置单已送出</translation>
        </message>
        <message>
            <source>It is with the other documents, or at the document printer.</source>
            <translation>在单据文件夹中，或已送到单据打印机。</translation>
        </message>
        <message>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Just now.</source>
            <translation>刚刚。</translation>
        </message>
        <message numerus="yes">
            <source>%n s ago.</source>
            <translation>
                <numerusform>%n 秒前。</numerusform>
            </translation>
        </message>
        <message>
            <source>Works</source>
            <translation>工作正常</translation>
        </message>
        <message>
            <source>Works: %1</source>
            <translation>工作正常：%1</translation>
        </message>
        <message>
            <source>Scan code %1 of %2</source>
            <translation>请扫描第 %1 个码，共 %2 个</translation>
        </message>
        <message>
            <source>FIRSTCODE, SECONDCODE and THIRDCODE of the set-up sheet, in any order.</source>
            <translation>设置单上的 FIRSTCODE、SECONDCODE、THIRDCODE，顺序不限。</translation>
        </message>
        <message>
            <source>Learned and in use</source>
            <translation>已学习并启用</translation>
        </message>
        <message>
            <source>Before the code: %1. Behind it: %2. F9 takes it back.</source>
            <translation>条码前：%1。条码后：%2。按 F9 撤销。</translation>
        </message>
        <message>
            <source>Character %1 is wrong: %2 instead of %3</source>
            <translation>第 %1 个字符错误：读到 %2，应为 %3</translation>
        </message>
        <message>
            <source>Set the keyboard of the scanner to US, as its own manual says.</source>
            <translation>请按扫描枪说明书把键盘设为美式。</translation>
        </message>
        <message>
            <source>Listening: %1 of %2</source>
            <translation>正在识别：%1/%2</translation>
        </message>
        <message>
            <source>Trying %1. Leave something on the scale.</source>
            <translation>正在尝试 %1。请勿取走秤上的物品。</translation>
        </message>
        <message>
            <source>Found: %1</source>
            <translation>已找到：%1</translation>
        </message>
        <message>
            <source>It is in use and shows %1. Compare it with the display; F9 takes it back.</source>
            <translation>已启用，显示 %1。请与秤的显示核对；按 F9 撤销。</translation>
        </message>
        <message>
            <source>Do not use</source>
            <translation>停用</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>使用</translation>
        </message>
        <message>
            <source>Learn</source>
            <translation>学习</translation>
        </message>
        <message>
            <source>Layout test</source>
            <translation>布局测试</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速率</translation>
        </message>
        <message>
            <source>Print sheet</source>
            <translation>打印设置单</translation>
        </message>
        <message>
            <source>Find out</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>tracking number</source>
            <translation>快递单号</translation>
        </message>
        <message>
            <source>SSCC of a carton</source>
            <translation>箱 SSCC</translation>
        </message>
        <message>
            <source>article number</source>
            <translation>商品编码</translation>
        </message>
        <message>
            <source>GS1 data</source>
            <translation>GS1 数据</translation>
        </message>
        <message>
            <source>customer mark</source>
            <translation>会员号</translation>
        </message>
        <message>
            <source>parcel</source>
            <translation>包裹</translation>
        </message>
        <message>
            <source>location</source>
            <translation>库位</translation>
        </message>
        <message>
            <source>carton</source>
            <translation>箱</translation>
        </message>
        <message>
            <source>consolidation order</source>
            <translation>集运单</translation>
        </message>
        <message>
            <source>bag</source>
            <translation>大包</translation>
        </message>
        <message>
            <source>cage</source>
            <translation>笼车</translation>
        </message>
        <message>
            <source>tote</source>
            <translation>周转箱</translation>
        </message>
        <message>
            <source>manifest</source>
            <translation>交接单</translation>
        </message>
        <message>
            <source>command</source>
            <translation>指令</translation>
        </message>
        <message>
            <source>badge</source>
            <translation>工牌</translation>
        </message>
        <message>
            <source>unknown code</source>
            <translation>未知码</translation>
        </message>
        <message>
            <source>steady</source>
            <translation>稳定</translation>
        </message>
        <message>
            <source>moving</source>
            <translation>不稳定</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>空秤</translation>
        </message>
        <message>
            <source>below zero</source>
            <translation>低于零</translation>
        </message>
        <message>
            <source>too heavy</source>
            <translation>超重</translation>
        </message>
        <message>
            <source>under the least load</source>
            <translation>低于最小称量</translation>
        </message>
        <message>
            <source>no weight</source>
            <translation>无重量</translation>
        </message>
        <message>
            <source>in use</source>
            <translation>使用中</translation>
        </message>
        <message>
            <source>in use, but not plugged in</source>
            <translation>使用中，但未插入</translation>
        </message>
        <message>
            <source>plugged in, not used</source>
            <translation>已插入，未使用</translation>
        </message>
        <message>
            <source>Scanners that type like a keyboard</source>
            <translation>键盘式扫描枪</translation>
        </message>
        <message>
            <source>no frame: its end is not known</source>
            <translation>未成帧：结束符未知</translation>
        </message>
    </context>
    <context>
        <name>packbay::HeardView</name>
        <message>
            <source>Live monitor</source>
            <translation>实时监视</translation>
        </message>
        <message>
            <source>Nothing was heard yet.</source>
            <translation>尚无数据。</translation>
        </message>
    </context>
    <context>
        <name>packbay::SettingsScreen</name>
        <message>
            <source>F2 Scanners</source>
            <translation>F2 扫描枪</translation>
        </message>
        <message>
            <source>F3 Scales</source>
            <translation>F3 秤</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>Choices</source>
            <translation>选项</translation>
        </message>
    </context>
    <context>
        <name>packbay::CameraView</name>
        <message>
            <source>Camera</source>
            <translation>相机</translation>
        </message>
    </context>
    <context>
        <name>Tariff</name>
        <message>
            <source>Service</source>
            <translation>渠道</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>分区</translation>
        </message>
        <message>
            <source>Price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>Surcharge</source>
            <translation>附加费</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限制</translation>
        </message>
        <message>
            <source>Goods</source>
            <translation>品名规则</translation>
        </message>
        <message>
            <source>Extra service</source>
            <translation>增值服务</translation>
        </message>
        <message>
            <source>Member tier</source>
            <translation>会员等级</translation>
        </message>
        <message>
            <source>Coupon</source>
            <translation>优惠券</translation>
        </message>
        <message>
            <source>Storage</source>
            <translation>仓租</translation>
        </message>
        <message>
            <source>Duty</source>
            <translation>关税</translation>
        </message>
        <message>
            <source>Customs data</source>
            <translation>报关资料</translation>
        </message>
        <message>
            <source>Exchange rate</source>
            <translation>汇率</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>空</translation>
        </message>
        <message>
            <source>No tariff pack found</source>
            <translation>没有找到资费表</translation>
        </message>
        <message>
            <source>Plug in a stick with a folder of CSV files or an .xlsx on it.</source>
            <translation>请插入存有 CSV 文件夹或 .xlsx 的 U 盘。</translation>
        </message>
        <message>
            <source>Put a folder of CSV files or an .xlsx into %1.</source>
            <translation>请把 CSV 文件夹或 .xlsx 放入 %1。</translation>
        </message>
        <message>
            <source>Choose a tariff pack</source>
            <translation>请选择资费表</translation>
        </message>
        <message>
            <source>It is only checked and compared. Nothing changes before F12.</source>
            <translation>只检查和比较，按 F12 之前不会有任何改变。</translation>
        </message>
        <message numerus="yes">
            <source>%n error(s): not imported</source>
            <translation>
                <numerusform>%n 处错误，未导入</numerusform>
            </translation>
        </message>
        <message>
            <source>Correct the file and save it; it is checked again by itself.</source>
            <translation>请改正文件并保存，系统会自动重新检查。</translation>
        </message>
        <message>
            <source>Nothing is different</source>
            <translation>没有差异</translation>
        </message>
        <message>
            <source>This is version %1, which is published.</source>
            <translation>这就是已发布的版本 %1。</translation>
        </message>
        <message>
            <source>No errors: the first tariff</source>
            <translation>没有错误：第一份资费表</translation>
        </message>
        <message>
            <source>F12 publishes it for all stations.</source>
            <translation>按 F12 发布到所有工位。</translation>
        </message>
        <message>
            <source>F12 publishes it; it holds at once.</source>
            <translation>按 F12 发布，立即生效。</translation>
        </message>
        <message>
            <source>F12 publishes it; it holds from %1 on.</source>
            <translation>按 F12 发布，自 %1 起生效。</translation>
        </message>
        <message numerus="yes">
            <source>%n difference(s) to version %1</source>
            <translation>
                <numerusform>与版本 %1 相比有 %n 处差异</numerusform>
            </translation>
        </message>
        <message>
            <source>No tariff was published yet</source>
            <translation>尚未发布资费表</translation>
        </message>
        <message>
            <source>F2 imports one.</source>
            <translation>按 F2 导入。</translation>
        </message>
        <message numerus="yes">
            <source>%n version(s)</source>
            <translation>
                <numerusform>%n 个版本</numerusform>
            </translation>
        </message>
        <message>
            <source>Choose one to see what it changed.</source>
            <translation>选择一个版本，查看它改了什么。</translation>
        </message>
        <message>
            <source>Version %1</source>
            <translation>版本 %1</translation>
        </message>
        <message>
            <source>The first one. F4 writes it as CSV and .xlsx.</source>
            <translation>第一个版本。按 F4 导出为 CSV 和 .xlsx。</translation>
        </message>
        <message>
            <source>Writing %1</source>
            <translation>正在写入 %1</translation>
        </message>
        <message>
            <source>Version %1 is written</source>
            <translation>版本 %1 已导出</translation>
        </message>
        <message>
            <source>As CSV and .xlsx in %1.</source>
            <translation>CSV 和 .xlsx 在 %1。</translation>
        </message>
        <message>
            <source>Version %1. F4 writes it as CSV and .xlsx.</source>
            <translation>版本 %1。按 F4 导出为 CSV 和 .xlsx。</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>正在读取 %1</translation>
        </message>
        <message>
            <source>Publishing %1</source>
            <translation>正在发布 %1</translation>
        </message>
        <message>
            <source>Version %1 is stored here</source>
            <translation>版本 %1 已保存在本站</translation>
        </message>
        <message>
            <source>It goes to the central by itself, and from there to the other stations.</source>
            <translation>会自动发送到中心，再由中心发到其他工位。</translation>
        </message>
        <message>
            <source>Version %1 is published</source>
            <translation>版本 %1 已发布</translation>
        </message>
        <message>
            <source>The central has it; every station gets it from there.</source>
            <translation>中心已收到，各工位会从中心取得。</translation>
        </message>
        <message>
            <source>The central did not take %1</source>
            <translation>中心没有接受 %1</translation>
        </message>
        <message>
            <source>It does not hold any more; a case says why.</source>
            <translation>该版本已失效，原因见异常。</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>发布</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>in force</source>
            <translation>生效中</translation>
        </message>
        <message>
            <source>waits for the central</source>
            <translation>等待中心确认</translation>
        </message>
        <message>
            <source>open</source>
            <translation>不限</translation>
        </message>
        <message>
            <source>row %1</source>
            <translation>第 %1 行</translation>
        </message>
        <message>
            <source>New: %1</source>
            <translation>新增：%1</translation>
        </message>
        <message>
            <source>Gone: %1</source>
            <translation>删除：%1</translation>
        </message>
        <message>
            <source>%1 becomes %2</source>
            <translation>%1 改为 %2</translation>
        </message>
        <message>
            <source>%1 </source>
            <translation>%1 </translation>
        </message>
        <message>
            <source>%1 begins as a comment does</source>
            <translation>%1 的开头像注释</translation>
        </message>
        <message>
            <source>%1 cannot be unpacked</source>
            <translation>%1 无法解压</translation>
        </message>
        <message>
            <source>%1 is a percentage of itself</source>
            <translation>%1 按自身的百分比计算</translation>
        </message>
        <message>
            <source>%1 and %2 of row %3 share the group %4 and a priority, but not the charge</source>
            <translation>%1 与第 %3 行的 %2 同属组 %4 且优先级相同，但收费不同</translation>
        </message>
        <message>
            <source>%1 is damaged</source>
            <translation>%1 已损坏</translation>
        </message>
        <message>
            <source>%1 is missing</source>
            <translation>缺少 %1</translation>
        </message>
        <message>
            <source>%1 is no code of line %2</source>
            <translation>%1 不是渠道 %2 的代码</translation>
        </message>
        <message>
            <source>%1 is no code of this tariff</source>
            <translation>%1 不是本资费表的代码</translation>
        </message>
        <message>
            <source>%1 stands behind the last column</source>
            <translation>%1 在最后一列之后</translation>
        </message>
        <message>
            <source>%1 stands twice</source>
            <translation>%1 出现两次</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>Add %1.</source>
            <translation>请添加 %1。</translation>
        </message>
        <message>
            <source>Add a row for this weight or let over_g be the to_g of the row before.</source>
            <translation>请为该重量段加一行，或让 over_g 等于上一行的 to_g。</translation>
        </message>
        <message>
            <source>Add price rows or delete the zone.</source>
            <translation>请添加价格行或删除该分区。</translation>
        </message>
        <message>
            <source>Add the column %1 (%2).</source>
            <translation>请添加列 %1（%2）。</translation>
        </message>
        <message>
            <source>Add the line or correct its code.</source>
            <translation>请添加该渠道或更正代码。</translation>
        </message>
        <message>
            <source>Add the line, correct its code, or write * for all lines.</source>
            <translation>请添加该渠道、更正代码，或写 * 表示所有渠道。</translation>
        </message>
        <message>
            <source>Add the missing rows.</source>
            <translation>请补上缺少的行。</translation>
        </message>
        <message>
            <source>Add the surcharge or correct its code.</source>
            <translation>请添加该附加费或更正代码。</translation>
        </message>
        <message>
            <source>Add the tier or correct its code.</source>
            <translation>请添加该等级或更正代码。</translation>
        </message>
        <message>
            <source>Add the zone or correct its code.</source>
            <translation>请添加该分区或更正代码。</translation>
        </message>
        <message>
            <source>Check that a heavier parcel is meant to be cheaper.</source>
            <translation>请确认更重的包裹确实更便宜。</translation>
        </message>
        <message>
            <source>Choose another code.</source>
            <translation>请换一个代码。</translation>
        </message>
        <message>
            <source>Correct the cell.</source>
            <translation>请更正该单元格。</translation>
        </message>
        <message>
            <source>Correct the code or delete the row.</source>
            <translation>请更正代码或删除该行。</translation>
        </message>
        <message>
            <source>Correct the formula.</source>
            <translation>请更正公式。</translation>
        </message>
        <message>
            <source>Correct the quotes of this row.</source>
            <translation>请更正该行的引号。</translation>
        </message>
        <message>
            <source>Delete one of the rows or give them different dates.</source>
            <translation>请删除其中一行，或给它们不同的日期。</translation>
        </message>
        <message>
            <source>Delete one of the two columns.</source>
            <translation>请删除两列之一。</translation>
        </message>
        <message>
            <source>Delete the row.</source>
            <translation>请删除该行。</translation>
        </message>
        <message>
            <source>End the older version with valid_to on the day before.</source>
            <translation>请把旧版本的 valid_to 设为前一天。</translation>
        </message>
        <message>
            <source>Fill in base, step_price or per_kg; write 0 for a free band.</source>
            <translation>请填写 base、step_price 或 per_kg；免费段写 0。</translation>
        </message>
        <message>
            <source>Fill in the cell.</source>
            <translation>请填写该单元格。</translation>
        </message>
        <message>
            <source>Format the cell as a number; 12.5 percent is written 12.5.</source>
            <translation>请把单元格设为数字格式；12.5% 写作 12.5。</translation>
        </message>
        <message>
            <source>Give one of them a higher priority.</source>
            <translation>请提高其中一个的优先级。</translation>
        </message>
        <message>
            <source>Give one of them a higher priority or narrow its postcodes.</source>
            <translation>请提高其中一个的优先级，或缩小其邮编范围。</translation>
        </message>
        <message>
            <source>Keep one of the two files.</source>
            <translation>请只保留其中一个文件。</translation>
        </message>
        <message>
            <source>Keep one of the two sheets.</source>
            <translation>请只保留其中一个工作表。</translation>
        </message>
        <message>
            <source>Let over_g be the to_g of the row before.</source>
            <translation>请让 over_g 等于上一行的 to_g。</translation>
        </message>
        <message>
            <source>Open the workbook, let it calculate and save it.</source>
            <translation>请打开工作簿，计算后保存。</translation>
        </message>
        <message>
            <source>Put text with a separator in quotes, or delete the extra cell.</source>
            <translation>请给含分隔符的文字加引号，或删除多余的单元格。</translation>
        </message>
        <message>
            <source>Rename it to the sheet it is meant to be, or delete it.</source>
            <translation>请改成对应的工作表名，或删除。</translation>
        </message>
        <message>
            <source>Rename it to the sheet it is meant to be, or take it out of the folder.</source>
            <translation>请改成对应的表名，或移出文件夹。</translation>
        </message>
        <message>
            <source>Save the sheet as "CSV UTF-8" with a header row.</source>
            <translation>请另存为带表头的“CSV UTF-8”。</translation>
        </message>
        <message>
            <source>Save the sheet as "CSV UTF-8".</source>
            <translation>请另存为“CSV UTF-8”。</translation>
        </message>
        <message>
            <source>Save the workbook as .xlsx again, without a password.</source>
            <translation>请重新存为不带密码的 .xlsx。</translation>
        </message>
        <message>
            <source>Split the bill into several files.</source>
            <translation>请把账单分成几个文件。</translation>
        </message>
        <message>
            <source>Split the tariff into several packs.</source>
            <translation>请把资费表分成几个包。</translation>
        </message>
        <message>
            <source>Take its own code out of the chain.</source>
            <translation>请从引用中去掉它自己的代码。</translation>
        </message>
        <message>
            <source>Use FREIGHT, VOL_EXCESS or a code of surcharge.csv.</source>
            <translation>请用 FREIGHT、VOL_EXCESS 或 surcharge.csv 中的代码。</translation>
        </message>
        <message>
            <source>Use a code without # in front.</source>
            <translation>请用不以 # 开头的代码。</translation>
        </message>
        <message>
            <source>Use the column names of the tariff format or delete the column.</source>
            <translation>请用资费表规定的列名，或删除该列。</translation>
        </message>
        <message>
            <source>Write the highest weight that the line carries.</source>
            <translation>请填写该渠道可承运的最大重量。</translation>
        </message>
        <message>
            <source>"%1" is a code of the engine itself</source>
            <translation>“%1”是系统保留的代码</translation>
        </message>
        <message>
            <source>"%1" is not in ISO 3166: no address will ever match</source>
            <translation>“%1”不在 ISO 3166 中：不会有地址与之相符</translation>
        </message>
        <message>
            <source>"%1" is the base currency itself</source>
            <translation>“%1”就是基准货币</translation>
        </message>
        <message>
            <source>a quoted cell never ends</source>
            <translation>有单元格的引号没有结束</translation>
        </message>
        <message>
            <source>above %1 g the price falls from %2 to %3</source>
            <translation>超过 %1 g 后价格从 %2 降到 %3</translation>
        </message>
        <message>
            <source>does not fit the field %1</source>
            <translation>与字段 %1 不符</translation>
        </message>
        <message>
            <source>is before valid_from</source>
            <translation>早于 valid_from</translation>
        </message>
        <message>
            <source>is below min</source>
            <translation>低于 min</translation>
        </message>
        <message>
            <source>is below postcode_from</source>
            <translation>小于 postcode_from</translation>
        </message>
        <message>
            <source>is below transit_min_d</source>
            <translation>小于 transit_min_d</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>为空</translation>
        </message>
        <message>
            <source>is empty although its value is not</source>
            <translation>为空，但其值不为空</translation>
        </message>
        <message>
            <source>is empty although postcode_to is not</source>
            <translation>为空，但 postcode_to 不为空</translation>
        </message>
        <message>
            <source>is empty: excess needs a step or weight_round_g</source>
            <translation>为空：超出部分需要步长或 weight_round_g</translation>
        </message>
        <message>
            <source>is empty: the second stage needs both cells</source>
            <translation>为空：第二级需要填写两个单元格</translation>
        </message>
        <message>
            <source>is more than 100 percent</source>
            <translation>超过 100%</translation>
        </message>
        <message>
            <source>is more than 1000000</source>
            <translation>大于 1000000</translation>
        </message>
        <message>
            <source>is more than a year</source>
            <translation>超过一年</translation>
        </message>
        <message>
            <source>is no amount of this currency</source>
            <translation>不是该货币的金额</translation>
        </message>
        <message>
            <source>is no regular expression</source>
            <translation>不是正则表达式</translation>
        </message>
        <message>
            <source>is no side of a carton</source>
            <translation>不是箱子的边长</translation>
        </message>
        <message>
            <source>is no step although step_price is set</source>
            <translation>不是步长，但已填写 step_price</translation>
        </message>
        <message>
            <source>is none of %1</source>
            <translation>不是以下之一：%1</translation>
        </message>
        <message>
            <source>is not a date like 2026-11-22</source>
            <translation>不是日期（如 2026-11-22）</translation>
        </message>
        <message>
            <source>is not a day or time like 2026-11-22 or 2026-11-22T08:00:00Z</source>
            <translation>不是日期或时间（如 2026-11-22 或 2026-11-22T08:00:00Z）</translation>
        </message>
        <message>
            <source>is not a divisor like 5000 or 166in3/lb</source>
            <translation>不是除数（如 5000 或 166in3/lb）</translation>
        </message>
        <message>
            <source>is not a field that a condition knows</source>
            <translation>不是条件可用的字段</translation>
        </message>
        <message>
            <source>is not a length like 450, 45cm or 17in</source>
            <translation>不是长度（如 450、45cm 或 17in）</translation>
        </message>
        <message>
            <source>is not a line code</source>
            <translation>不是渠道代码</translation>
        </message>
        <message>
            <source>is not a list like REMOTE:45.00;FUEL:5.60</source>
            <translation>不是列表（如 REMOTE:45.00;FUEL:5.60）</translation>
        </message>
        <message>
            <source>is not a number like 12.50</source>
            <translation>不是数字（如 12.50）</translation>
        </message>
        <message>
            <source>is not a number of zero or more like 12.50</source>
            <translation>不是大于等于零的数字（如 12.50）</translation>
        </message>
        <message>
            <source>is not a time zone like Asia/Shanghai</source>
            <translation>不是时区（如 Asia/Shanghai）</translation>
        </message>
        <message>
            <source>is not a weight like 500, 0.5kg or 1lb</source>
            <translation>不是重量（如 500、0.5kg 或 1lb）</translation>
        </message>
        <message>
            <source>is not a whole number</source>
            <translation>不是整数</translation>
        </message>
        <message>
            <source>is not above over_g</source>
            <translation>不大于 over_g</translation>
        </message>
        <message>
            <source>is not an ISO 3166 country code</source>
            <translation>不是 ISO 3166 国家代码</translation>
        </message>
        <message>
            <source>is not an ISO 4217 currency</source>
            <translation>不是 ISO 4217 货币</translation>
        </message>
        <message>
            <source>is not below weight_round_g</source>
            <translation>不小于 weight_round_g</translation>
        </message>
        <message>
            <source>is only for basis percent</source>
            <translation>只用于 basis 为 percent 时</translation>
        </message>
        <message>
            <source>is zero</source>
            <translation>为零</translation>
        </message>
        <message>
            <source>line %1 country %2: zone %3 and zone %4 of row %5 claim the same postcodes with the same priority</source>
            <translation>渠道 %1 国家 %2：分区 %3 与第 %5 行的分区 %4 邮编相同、优先级相同</translation>
        </message>
        <message>
            <source>line %1 has no price for its zone %2</source>
            <translation>渠道 %1 的分区 %2 没有价格</translation>
        </message>
        <message>
            <source>line %1 is not in line.csv</source>
            <translation>渠道 %1 不在 line.csv 中</translation>
        </message>
        <message>
            <source>line %1 is valid twice, here and in row %2</source>
            <translation>渠道 %1 在此行和第 %2 行同时有效</translation>
        </message>
        <message>
            <source>mixes currencies</source>
            <translation>混用了货币</translation>
        </message>
        <message>
            <source>needs a divisor</source>
            <translation>需要除数</translation>
        </message>
        <message>
            <source>no price above %1 g</source>
            <translation>%1 g 以上没有价格</translation>
        </message>
        <message>
            <source>no price from %1 g to %2 g</source>
            <translation>%1 g 至 %2 g 没有价格</translation>
        </message>
        <message>
            <source>stands without the other two sides</source>
            <translation>缺少另外两边</translation>
        </message>
        <message>
            <source>surcharge %1 is not in surcharge.csv</source>
            <translation>附加费 %1 不在 surcharge.csv 中</translation>
        </message>
        <message>
            <source>text stands behind the closing quote of a cell</source>
            <translation>单元格的结束引号后还有文字</translation>
        </message>
        <message>
            <source>the cell holds the error %1</source>
            <translation>单元格含错误 %1</translation>
        </message>
        <message>
            <source>the cell is empty</source>
            <translation>单元格为空</translation>
        </message>
        <message>
            <source>the cell is shown as a percentage, its value is %1</source>
            <translation>单元格为百分比格式，其值为 %1</translation>
        </message>
        <message>
            <source>the cells of row %1 stand in no order</source>
            <translation>第 %1 行的单元格顺序错乱</translation>
        </message>
        <message>
            <source>the column is missing</source>
            <translation>缺少该列</translation>
        </message>
        <message>
            <source>the column stands twice</source>
            <translation>该列出现两次</translation>
        </message>
        <message>
            <source>the file has more than 64 MB</source>
            <translation>文件超过 64 MB</translation>
        </message>
        <message>
            <source>the file holds control characters</source>
            <translation>文件含控制字符</translation>
        </message>
        <message>
            <source>the file is UTF-16</source>
            <translation>文件是 UTF-16 编码</translation>
        </message>
        <message>
            <source>the file is a spreadsheet or zip archive</source>
            <translation>文件是电子表格或压缩包</translation>
        </message>
        <message>
            <source>the file is empty</source>
            <translation>文件为空</translation>
        </message>
        <message>
            <source>the file is encrypted or an old .xls</source>
            <translation>文件已加密或是旧的 .xls</translation>
        </message>
        <message>
            <source>the file is missing</source>
            <translation>缺少该文件</translation>
        </message>
        <message>
            <source>the file is no sheet of a tariff and was not read</source>
            <translation>该文件不是资费表的工作表，未读取</translation>
        </message>
        <message>
            <source>the file is no workbook, or it is cut off</source>
            <translation>文件不是工作簿，或不完整</translation>
        </message>
        <message>
            <source>the file is not UTF-8</source>
            <translation>文件不是 UTF-8 编码</translation>
        </message>
        <message>
            <source>the formula has no value</source>
            <translation>公式没有值</translation>
        </message>
        <message>
            <source>the row begins at %1 g, but the row before reaches %2 g</source>
            <translation>该行从 %1 g 开始，但上一行到 %2 g</translation>
        </message>
        <message>
            <source>the row has no price</source>
            <translation>该行没有价格</translation>
        </message>
        <message>
            <source>the row has no upper weight</source>
            <translation>该行没有重量上限</translation>
        </message>
        <message>
            <source>the rows stand in no order</source>
            <translation>行的顺序错乱</translation>
        </message>
        <message>
            <source>the sheet %1 is there twice</source>
            <translation>工作表 %1 出现两次</translation>
        </message>
        <message>
            <source>the sheet has more than 64 MB</source>
            <translation>工作表超过 64 MB</translation>
        </message>
        <message>
            <source>the sheet is damaged: %1</source>
            <translation>工作表已损坏：%1</translation>
        </message>
        <message>
            <source>the sheet is none of a tariff and was not read</source>
            <translation>该工作表不属于资费表，未读取</translation>
        </message>
        <message>
            <source>the workbook has more than 256 MB when unpacked</source>
            <translation>工作簿解压后超过 256 MB</translation>
        </message>
        <message>
            <source>tier %1 is not in tier.csv</source>
            <translation>等级 %1 不在 tier.csv 中</translation>
        </message>
        <message>
            <source>unknown column %1</source>
            <translation>未知的列 %1</translation>
        </message>
        <message>
            <source>zone %1 of line %2 is not in zone.csv</source>
            <translation>渠道 %2 的分区 %1 不在 zone.csv 中</translation>
        </message>
        <message>
            <source>zone %1 tier %2: </source>
            <translation>分区 %1 等级 %2：</translation>
        </message>
        <message>
            <source>zone %1: </source>
            <translation>分区 %1：</translation>
        </message>
    </context>
    <context>
        <name>packbay::TariffLinesView</name>
        <message>
            <source>Findings and differences</source>
            <translation>问题与差异</translation>
        </message>
        <message>
            <source>%1 to %2 of %3</source>
            <translation>第 %1–%2 条，共 %3 条</translation>
        </message>
    </context>
    <context>
        <name>packbay::TariffScreen</name>
        <message>
            <source>F2 Import</source>
            <translation>F2 导入</translation>
        </message>
        <message>
            <source>F3 Versions</source>
            <translation>F3 版本</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Earlier</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Further</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Tariff packs</source>
            <translation>资费表</translation>
        </message>
        <message>
            <source>Versions</source>
            <translation>版本</translation>
        </message>
    </context>
    <context>
        <name>Sheet</name>
        <message>
            <source>Label %1 is not printed</source>
            <translation>面单 %1 没有打印</translation>
        </message>
        <message>
            <source>The inner label of %1 is not printed</source>
            <translation>%1 的内标签没有打印</translation>
        </message>
        <message>
            <source>The tag of %1 is not printed</source>
            <translation>%1 的标签没有打印</translation>
        </message>
        <message>
            <source>The label of bag %1 is not printed</source>
            <translation>大包 %1 的标签没有打印</translation>
        </message>
        <message>
            <source>Manifest %1 is not printed</source>
            <translation>交接单 %1 没有打印</translation>
        </message>
        <message>
            <source>The packing list of %1 is not printed</source>
            <translation>%1 的装箱单没有打印</translation>
        </message>
        <message>
            <source>The pick list of %1 is not printed</source>
            <translation>%1 的拣货单没有打印</translation>
        </message>
        <message>
            <source>The field %1 is too long. Shorten it in the back office.</source>
            <translation>字段 %1 太长，请在后台缩短。</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1。%2</translation>
        </message>
    </context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutComputerDialog</name>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
    <message>
        <source>About this computer</source>
        <translation>关于这台电脑</translation>
    </message>
    <message>
        <source>The report stays on this computer until you pass it on yourself.</source>
        <translation>报告只保存在这台电脑上，除非您自己把它转交出去。</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Looking at this computer…</source>
        <translation>正在检查这台电脑…</translation>
    </message>
</context>
<context>
    <name>BatchController</name>
    <message>
        <source>The report is in {file}.</source>
        <translation>报告已保存到 {file}。</translation>
    </message>
    <message>
        <source>The report could not be saved: {reason}. Try another place.</source>
        <translation>无法保存报告：{reason}。请换个位置再试。</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>Repair many photos</source>
        <translation>批量修复照片</translation>
    </message>
    <message>
        <source>How far the repair is</source>
        <translation>修复进度</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>保存报告(&amp;S)…</translation>
    </message>
    <message>
        <source>R&amp;epair</source>
        <translation>修复(&amp;E)</translation>
    </message>
    <message>
        <source>R&amp;epair the rest</source>
        <translation>修复其余照片(&amp;E)</translation>
    </message>
    <message>
        <source>Pa&amp;use</source>
        <translation>暂停(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Cl&amp;ose</source>
        <translation>关闭(&amp;O)</translation>
    </message>
</context>
<context>
    <name>BatchModel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>BatchTable</name>
    <message>
        <source>Photos to repair</source>
        <translation>要修复的照片</translation>
    </message>
    <message>
        <source>Add &amp;photos…</source>
        <translation>添加照片(&amp;P)…</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>添加文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>BrushSizeField</name>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
</context>
<context>
    <name>CandidateController</name>
    <message>
        <source>Choose a fill</source>
        <translation>选择填补效果</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close the other fills</source>
        <translation>关闭其他填补效果</translation>
    </message>
    <message>
        <source>Fill {number}, {words}</source>
        <translation>填补效果 {number}，{words}</translation>
    </message>
    <message>
        <source>Not made yet</source>
        <translation>尚未生成</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Classic</source>
        <translation>经典</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>Making other fills…</source>
        <translation>正在生成其他填补效果…</translation>
    </message>
    <message>
        <source>This model fills the square in one way only.</source>
        <translation>这个模型只能以一种方式填补方框。</translation>
    </message>
    <message>
        <source>Choose a fill: keys 1 to {count}</source>
        <translation>选择填补效果：按键 1 到 {count}</translation>
    </message>
</context>
<context>
    <name>CanvasController</name>
    <message>
        <source>Move repair</source>
        <translation>移动修复</translation>
    </message>
    <message>
        <source>Enter fills what is painted, Esc takes the last stroke away</source>
        <translation>按 Enter 填补涂抹处，按 Esc 移除最后一笔</translation>
    </message>
    <message>
        <source>Enter fills the repair at its new place, Esc leaves it</source>
        <translation>按 Enter 在新位置填补，按 Esc 保持原样</translation>
    </message>
    <message>
        <source>Drag the square or press the arrow keys to move the repair</source>
        <translation>拖动方框或按方向键可移动这处修复</translation>
    </message>
    <message>
        <source>Enter fills the {count} squares, Esc takes the last away</source>
        <translation>按 Enter 填补这 {count} 个方框，按 Esc 移除最后一个</translation>
    </message>
    <message>
        <source>Enter fills the square, Esc takes it away</source>
        <translation>按 Enter 填补方框，按 Esc 移除方框</translation>
    </message>
    <message>
        <source>Paint over the damage; with Shift, over several places</source>
        <translation>涂抹损坏处；按住 Shift 可涂抹多处</translation>
    </message>
    <message>
        <source>Drag a square over the damage</source>
        <translation>拖动鼠标，用方框罩住损坏处</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Something went wrong with these photos.</source>
        <translation>处理这些照片时出了问题。</translation>
    </message>
    <message>
        <source>Which photos can be used?</source>
        <translation>哪些照片可以使用？</translation>
    </message>
    <message>
        <source>Choose &amp;another folder</source>
        <translation>选择其他文件夹(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>ClipboardController</name>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>The repaired photo is on the clipboard.</source>
        <translation>修复后的照片已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The square is on the clipboard.</source>
        <translation>方框内的画面已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>正在复制</translation>
    </message>
    <message>
        <source>The picture on the clipboard cannot be read. Save it as a file, and open that.</source>
        <translation>无法读取剪贴板上的图片。请将它保存为文件，再打开该文件。</translation>
    </message>
    <message>
        <source>The clipboard holds text. Copy a picture in another program, then paste it here.</source>
        <translation>剪贴板上是文字。请在其他程序中复制一张图片，再粘贴到这里。</translation>
    </message>
    <message>
        <source>The clipboard holds something that is no picture. Copy a picture in another program, then paste it here.</source>
        <translation>剪贴板上的内容不是图片。请在其他程序中复制一张图片，再粘贴到这里。</translation>
    </message>
    <message>
        <source>The clipboard is empty. Copy a picture in another program, then paste it here.</source>
        <translation>剪贴板是空的。请在其他程序中复制一张图片，再粘贴到这里。</translation>
    </message>
</context>
<context>
    <name>ComparingPane</name>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong. Your photo is still open.</source>
        <translation>出了点问题。您的照片仍然打开着。</translation>
    </message>
    <message>
        <source>You can go on, but save your work soon. The details below help to find the cause.</source>
        <translation>您可以继续，但请尽快保存。下面的详细信息有助于查明原因。</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Open log folder</source>
        <translation>打开日志文件夹</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>DetailsField</name>
    <message>
        <source>&amp;End after epochs instead of a time:</source>
        <translation>按轮数而不是时间结束(&amp;E)：</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详细设置(&amp;D)</translation>
    </message>
    <message>
        <source>Epochs of training</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>After each epoch, it is tried on the photos that were kept aside.</source>
        <translation>每一轮结束后，都会用留出的照片检验新模型。</translation>
    </message>
    <message>
        <source>&amp;Random seed:</source>
        <translation>随机种子(&amp;R)：</translation>
    </message>
    <message>
        <source>With the same number, chance plays the same way.</source>
        <translation>数字相同，随机结果就相同。</translation>
    </message>
</context>
<context>
    <name>EmptyTable</name>
    <message>
        <source>Drop photos or folders here</source>
        <translation>将照片或文件夹拖到此处</translation>
    </message>
    <message>
        <source>or press to choose photos</source>
        <translation>或点击此处选择照片</translation>
    </message>
    <message>
        <source>Choose a list</source>
        <translation>选择列表</translation>
    </message>
    <message>
        <source>It names the photos and their squares</source>
        <translation>列表写明照片及其方框</translation>
    </message>
    <message>
        <source>This list names no photos</source>
        <translation>此列表中没有照片</translation>
    </message>
    <message>
        <source>Press to choose another one</source>
        <translation>点击此处另选一个</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Working it out…</source>
        <translation>正在计算…</translation>
    </message>
    <message>
        <source>About {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>Export a copy</source>
        <translation>导出副本</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Quality:</source>
        <translation>质量(&amp;Q)：</translation>
    </message>
    <message>
        <source>Metadata:</source>
        <translation>元数据：</translation>
    </message>
    <message>
        <source>Size:</source>
        <translation>大小：</translation>
    </message>
    <message>
        <source>&amp;Like the original file</source>
        <translation>与原文件相同(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Keep date, place, camera and captions</source>
        <translation>保留日期、地点、相机和说明(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>This format keeps 8 of the photo&apos;s 16 bits for each colour.</source>
        <translation>这种格式对每种颜色只保留照片 16 位中的 8 位。</translation>
    </message>
    <message>
        <source>The colour profile and the resolution are always kept.</source>
        <translation>颜色配置文件和分辨率始终保留。</translation>
    </message>
    <message>
        <source>This format holds none of them.</source>
        <translation>这种格式无法保存这些信息。</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>Figures of the two models</source>
        <translation>两个模型的指标</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
</context>
<context>
    <name>FileController</name>
    <message>
        <source>Opening {name}</source>
        <translation>正在打开 {name}</translation>
    </message>
</context>
<context>
    <name>FillController</name>
    <message>
        <source>Fill</source>
        <translation>填补</translation>
    </message>
    <message>
        <source>Fill {count} squares</source>
        <translation>填补 {count} 个方框</translation>
    </message>
    <message>
        <source>Renewing the squares nearby (Esc cancels)</source>
        <translation>正在更新附近的方框（按 Esc 取消）</translation>
    </message>
    <message>
        <source>Filling {side} px (Esc cancels)</source>
        <translation>正在填补 {side} 像素的方框（按 Esc 取消）</translation>
    </message>
    <message>
        <source>Filling 1 of {count} squares (Esc cancels)</source>
        <translation>正在填补 {count} 个方框中的 1 个（按 Esc 取消）</translation>
    </message>
    <message>
        <source>Filling {count} squares, {percent} % (Esc cancels)</source>
        <translation>正在填补 {count} 个方框，{percent}%（按 Esc 取消）</translation>
    </message>
    <message>
        <source>Filling {count} squares, {percent} %, {left} (Esc cancels)</source>
        <translation>正在填补 {count} 个方框，{percent}%，{left}（按 Esc 取消）</translation>
    </message>
</context>
<context>
    <name>FinderController</name>
    <message>
        <source>Enter fills what is marked, Esc drops the marks</source>
        <translation>按 Enter 填补标记处，按 Esc 丢弃标记</translation>
    </message>
    <message>
        <source>Looking for dust and scratches, {percent} % (Esc cancels)</source>
        <translation>正在查找灰尘和划痕，{percent}%（Esc 取消）</translation>
    </message>
    <message>
        <source>No dust and no scratches were found on this photo.</source>
        <translation>这张照片上没有发现灰尘和划痕。</translation>
    </message>
    <message>
        <source>The squares were saved as a mask in {name}.</source>
        <translation>方框已作为蒙版保存到 {name}。</translation>
    </message>
    <message>
        <source>Esc ends the search for dust and scratches</source>
        <translation>按 Esc 结束查找灰尘和划痕</translation>
    </message>
    <message>
        <source>Remove dust</source>
        <translation>去除灰尘</translation>
    </message>
    <message>
        <source>Fill a mask</source>
        <translation>填补蒙版</translation>
    </message>
    <message>
        <source>Same squares as last time</source>
        <translation>与上一张相同的方框</translation>
    </message>
</context>
<context>
    <name>FolderBrowser</name>
    <message>
        <source>This is the last photo in its folder.</source>
        <translation>这是文件夹中的最后一张照片。</translation>
    </message>
    <message>
        <source>This is the first photo in its folder.</source>
        <translation>这是文件夹中的第一张照片。</translation>
    </message>
</context>
<context>
    <name>FolderPage</name>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Where are your photos?</source>
        <translation>您的照片在哪里？</translation>
    </message>
    <message>
        <source>Mendscape learns from photos like those that you repair, and makes a new model of its own for them.</source>
        <translation>Mendscape 会从与您要修复的照片相似的照片中学习，并为它们生成一个专门的新模型。</translation>
    </message>
    <message>
        <source>&amp;Folder of photos</source>
        <translation>照片文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Drop a folder here, or choose one</source>
        <translation>将文件夹拖到此处，或选择一个</translation>
    </message>
    <message>
        <source>Folders inside it count as well. At least {count} photos are needed; more of the same kind are better.</source>
        <translation>其中的子文件夹也包括在内。至少需要 {count} 张照片；同类照片越多越好。</translation>
    </message>
    <message>
        <source>Your photos are only read, never changed, and nothing leaves this computer.</source>
        <translation>您的照片只会被读取，绝不会被改动，也没有任何内容离开这台电脑。</translation>
    </message>
    <message>
        <source>Did another computer train for you?</source>
        <translation>已在另一台电脑上训练好了吗？</translation>
    </message>
    <message>
        <source>Bring a &amp;result back…</source>
        <translation>取回训练结果(&amp;R)…</translation>
    </message>
</context>
<context>
    <name>FoundPhotos</name>
    <message>
        <source>&amp;Photos ({count})</source>
        <translation>照片 ({count})(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Left out ({count})</source>
        <translation>未采用 ({count})(&amp;L)</translation>
    </message>
</context>
<context>
    <name>GuideDialog</name>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回(&amp;B)</translation>
    </message>
</context>
<context>
    <name>LibraryController</name>
    <message>
        <source>Renaming {name}</source>
        <translation>正在重命名 {name}</translation>
    </message>
    <message>
        <source>Deleting {name}</source>
        <translation>正在删除 {name}</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>正在导出 {name}</translation>
    </message>
    <message>
        <source>Checking {name}</source>
        <translation>正在检查 {name}</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>The model {name} is in {file}.</source>
        <translation>模型 {name} 已保存到 {file}。</translation>
    </message>
    <message>
        <source>The model {name} is in the library.</source>
        <translation>模型 {name} 已加入模型库。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用它</translation>
    </message>
</context>
<context>
    <name>LossChart</name>
    <message>
        <source>The curves begin with the first steps.</source>
        <translation>训练开始几步后，曲线就会出现。</translation>
    </message>
    <message>
        <source>Photos trained on</source>
        <translation>训练用的照片</translation>
    </message>
    <message>
        <source>Held-out photos</source>
        <translation>留出的照片</translation>
    </message>
    <message>
        <source>Best so far</source>
        <translation>目前最佳</translation>
    </message>
    <message>
        <source>Before this training</source>
        <translation>本次训练之前</translation>
    </message>
    <message>
        <source>Losses of the training</source>
        <translation>训练的损失曲线</translation>
    </message>
</context>
<context>
    <name>LossPlot</name>
    <message>
        <source>Loss (lower is better)</source>
        <translation>损失（越低越好）</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>修复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>ModelCardView</name>
    <message>
        <source>Description of the model</source>
        <translation>模型说明</translation>
    </message>
    <message>
        <source>It was called {name} until a model of that name came with Mendscape.</source>
        <translation>它原名 {name}，后来 Mendscape 自带了同名的模型。</translation>
    </message>
    <message>
        <source>It was made by a newer Mendscape. Update the program to use it.</source>
        <translation>它由更新版本的 Mendscape 生成。请更新程序后再使用。</translation>
    </message>
    <message>
        <source>Its files are damaged or missing, so it cannot be used. Delete it, or put the files back.</source>
        <translation>它的文件已损坏或缺失，因此无法使用。请删除它，或将文件放回原处。</translation>
    </message>
    <message>
        <source>This model fills your photos at the moment.</source>
        <translation>目前正用这个模型填补您的照片。</translation>
    </message>
    <message>
        <source>It came with Mendscape.</source>
        <translation>它随 Mendscape 提供。</translation>
    </message>
    <message>
        <source>One of your own models.</source>
        <translation>这是您自己的模型。</translation>
    </message>
    <message>
        <source>scratch, with no other model to begin with</source>
        <translation>从零开始，不以其他模型为起点</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} 张照片</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练照片</translation>
    </message>
    <message>
        <source>Trained for</source>
        <translation>训练时长</translation>
    </message>
    <message>
        <source>Made on</source>
        <translation>生成日期</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>On {count} photos that it had never seen</source>
        <translation>在它从未见过的 {count} 张照片上</translation>
    </message>
    <message>
        <source>Models can be compared by these figures only where they filled the same photos.</source>
        <translation>只有填补的是相同的照片，才能用这些指标比较模型。</translation>
    </message>
</context>
<context>
    <name>ModelController</name>
    <message>
        <source>Preparing the model</source>
        <translation>正在准备模型</translation>
    </message>
</context>
<context>
    <name>ModelMenu</name>
    <message>
        <source>&amp;Model</source>
        <translation>模型(&amp;M)</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>Name of the new model</source>
        <translation>新模型的名称</translation>
    </message>
    <message>
        <source>The new model needs a name.</source>
        <translation>新模型需要一个名称。</translation>
    </message>
</context>
<context>
    <name>OptionsPage</name>
    <message>
        <source>How should the new model be trained?</source>
        <translation>如何训练新模型？</translation>
    </message>
    <message>
        <source>If you are not sure, leave everything as it is.</source>
        <translation>如果不确定，请保持原样。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tart from</source>
        <translation>起点(&amp;T)</translation>
    </message>
    <message>
        <source>Is another computer faster?</source>
        <translation>另一台电脑更快吗？</translation>
    </message>
    <message>
        <source>On another co&amp;mputer…</source>
        <translation>在另一台电脑上(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>{uses} {span}</source>
        <translation>{uses}{span}</translation>
    </message>
    <message>
        <source>Train for</source>
        <translation>训练时长</translation>
    </message>
</context>
<context>
    <name>PackedPage</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Now to the other computer</source>
        <translation>接下来到另一台电脑上</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Copy the &amp;line</source>
        <translation>复制命令(&amp;L)</translation>
    </message>
    <message>
        <source>Line to type on the other computer</source>
        <translation>在另一台电脑上输入的命令</translation>
    </message>
    <message>
        <source>3. At its end there is a file result.mendmodel in the folder. Put it into the folder here, which you keep until then, and choose “Bring a result back” on the first page of this window or in the Model menu.</source>
        <translation>3. 结束后，文件夹中会有文件 result.mendmodel。请在此之前保留本机上的这个文件夹，把该文件放进来，然后在此窗口的第一页或“模型”菜单中选择“取回训练结果”。</translation>
    </message>
    <message>
        <source>On Windows, type it in PowerShell; the Command Prompt does not understand its quotes.</source>
        <translation>在 Windows 上请在 PowerShell 中输入；命令提示符不认识这种引号。</translation>
    </message>
    <message>
        <source>1. Bring the folder {name} to the other computer, on a drive or over the network.</source>
        <translation>1. 用移动硬盘或通过网络，把文件夹 {name} 带到另一台电脑。</translation>
    </message>
    <message>
        <source>2. Install Mendscape {version} there, open a terminal beside the folder, and type:</source>
        <translation>2. 在那台电脑上安装 Mendscape {version}，在该文件夹所在位置打开终端，输入：</translation>
    </message>
    <message>
        <source>The photos are looked for in {folder}. If that computer has them in another folder, type it behind the word train.</source>
        <translation>照片会在 {folder} 中查找。如果在那台电脑上位于其他文件夹，请把该文件夹写在 train 一词之后。</translation>
    </message>
</context>
<context>
    <name>PackingPage</name>
    <message>
        <source>The job folder could not be written.</source>
        <translation>无法写入任务文件夹。</translation>
    </message>
    <message>
        <source>Writing the job folder</source>
        <translation>正在写入任务文件夹</translation>
    </message>
    <message>
        <source>Choose &amp;another place</source>
        <translation>选择其他位置(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
</context>
<context>
    <name>PackingView</name>
    <message>
        <source>All that the training needs is copied; your photos stay here.</source>
        <translation>正在复制训练所需的一切；您的照片仍保留在原处。</translation>
    </message>
    <message>
        <source>&amp;Stop writing</source>
        <translation>停止写入(&amp;S)</translation>
    </message>
    <message>
        <source>Written part of the job folder</source>
        <translation>任务文件夹已写入的部分</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos that can be used</source>
        <translation>可以使用的照片</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Drag a square over the damage.</source>
        <translation>拖动鼠标，用方框罩住损坏处。</translation>
    </message>
    <message>
        <source>{side} px</source>
        <translation>{side} 像素</translation>
    </message>
</context>
<context>
    <name>PlacePage</name>
    <message>
        <source>For a network drive: both computers find them in {folder}.</source>
        <translation>适用于网络驱动器：两台电脑都能在 {folder} 中找到照片。</translation>
    </message>
    <message>
        <source>Where should the job folder be?</source>
        <translation>任务文件夹放在哪里？</translation>
    </message>
    <message>
        <source>Everything that the training needs is written into a folder, which you take to the other computer.</source>
        <translation>训练所需的一切都会写入一个文件夹，由您带到另一台电脑。</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Job folder</source>
        <translation>任务文件夹(&amp;J)</translation>
    </message>
    <message>
        <source>A folder that is not there yet</source>
        <translation>一个尚不存在的文件夹</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Copy the &amp;photos into it</source>
        <translation>将照片复制到其中(&amp;P)</translation>
    </message>
    <message>
        <source>The other computer needs nothing else.</source>
        <translation>另一台电脑不再需要其他东西。</translation>
    </message>
    <message>
        <source>Only &amp;list the photos</source>
        <translation>只列出照片(&amp;L)</translation>
    </message>
</context>
<context>
    <name>PreviewGrid</name>
    <message>
        <source>Fills of held-out photos</source>
        <translation>留出照片的填补效果</translation>
    </message>
    <message>
        <source>With a hole</source>
        <translation>带方框</translation>
    </message>
    <message>
        <source>Current model</source>
        <translation>当前模型</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片原貌</translation>
    </message>
    <message>
        <source>Fills of your own photos appear here soon.</source>
        <translation>您自己照片的填补效果很快会显示在这里。</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message>
        <source>Comparing</source>
        <translation>正在比较</translation>
    </message>
    <message>
        <source>The comparison goes on beside your repairs; you can put this window away meanwhile.</source>
        <translation>比较会在您修复照片的同时进行；您可以先收起此窗口。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>It goes on beside your repairs; you can put this window away meanwhile.</source>
        <translation>训练会在您修复照片的同时进行；您可以先收起此窗口。</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>No photos yet</source>
        <translation>还没有照片</translation>
    </message>
</context>
<context>
    <name>RefillMenu</name>
    <message>
        <source>Fill the group &amp;again with</source>
        <translation>重新填补这一组，使用(&amp;A)</translation>
    </message>
    <message>
        <source>Fill all &amp;again with</source>
        <translation>全部重新填补，使用(&amp;A)</translation>
    </message>
</context>
<context>
    <name>RejectedList</name>
    <message>
        <source>&amp;Save this list…</source>
        <translation>保存此列表(&amp;S)…</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>已保存为 {path}</translation>
    </message>
    <message>
        <source>The list could not be saved: {reason}. Try another place.</source>
        <translation>无法保存列表：{reason}。请换个位置再试。</translation>
    </message>
    <message>
        <source>Photos that cannot be used</source>
        <translation>不能使用的照片</translation>
    </message>
</context>
<context>
    <name>RejectedModel</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>RepairsController</name>
    <message>
        <source>Delete repairs</source>
        <translation>删除多处修复</translation>
    </message>
    <message>
        <source>Delete repair</source>
        <translation>删除修复</translation>
    </message>
    <message>
        <source>Fill all with {model}</source>
        <translation>全部用 {model} 填补</translation>
    </message>
    <message>
        <source>Fill group with {model}</source>
        <translation>用 {model} 填补这一组</translation>
    </message>
    <message>
        <source>Switch repairs on</source>
        <translation>启用多处修复</translation>
    </message>
    <message>
        <source>Switch repairs off</source>
        <translation>停用多处修复</translation>
    </message>
    <message>
        <source>Switch repair on</source>
        <translation>启用修复</translation>
    </message>
    <message>
        <source>Switch repair off</source>
        <translation>停用修复</translation>
    </message>
</context>
<context>
    <name>RepairsModel</name>
    <message>
        <source>{side} px</source>
        <translation>{side} 像素</translation>
    </message>
    <message>
        <source>{count} squares</source>
        <translation>{count} 个方框</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Dust</source>
        <translation>灰尘</translation>
    </message>
    <message>
        <source>several ways</source>
        <translation>多种方式</translation>
    </message>
    <message>
        <source>seed {number}</source>
        <translation>种子 {number}</translation>
    </message>
    <message>
        <source>smooth</source>
        <translation>平滑</translation>
    </message>
</context>
<context>
    <name>RepairsPanel</name>
    <message>
        <source>{count} pixels changed outside the squares</source>
        <translation>方框之外改动了 {count} 个像素</translation>
    </message>
    <message>
        <source>Repairs</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Mark damage in the photo with a square or the brush, and its repair comes here.</source>
        <translation>在照片上用方框或画笔标出损坏处，修复就会列在这里。</translation>
    </message>
    <message>
        <source>Fill the group again with</source>
        <translation>重新填补这一组，使用</translation>
    </message>
    <message>
        <source>Fill all again with</source>
        <translation>全部重新填补，使用</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>ReportView</name>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
</context>
<context>
    <name>Restoration</name>
    <message>
        <source>{name} is no longer where it was. Connect its drive, or show where it is, to restore its repairs.</source>
        <translation>{name} 已不在原来的位置。请连接它所在的驱动器，或指明它的位置，以恢复修复。</translation>
    </message>
    <message>
        <source>&amp;Find it…</source>
        <translation>查找照片(&amp;F)…</translation>
    </message>
    <message>
        <source>Restore repairs</source>
        <translation>恢复修复</translation>
    </message>
    <message>
        <source>{name} is another picture than the one that was repaired, and its squares do not fit.</source>
        <translation>{name} 与当初修复的不是同一张图片，方框无法对应。</translation>
    </message>
    <message>
        <source>{name} is another picture than the one that was repaired. Its squares can be filled anew.</source>
        <translation>{name} 与当初修复的不是同一张图片。可以在它上面重新填补这些方框。</translation>
    </message>
    <message>
        <source>&amp;Fill anew</source>
        <translation>重新填补(&amp;F)</translation>
    </message>
</context>
<context>
    <name>RestoreController</name>
    <message>
        <source>Mendscape ended before the repairs of {name} were saved ({when}).</source>
        <translation>Mendscape 在保存 {name} 的修复之前就终止了（{when}）。</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>恢复(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message>
        <source>Is the new model better?</source>
        <translation>新模型更好吗？</translation>
    </message>
    <message>
        <source>You ended the training early. {name} is its best state, and is in your library in either case.</source>
        <translation>您提前结束了训练。{name} 是其中的最佳状态，无论如何都已存入您的模型库。</translation>
    </message>
    <message>
        <source>{name} is in your library in either case.</source>
        <translation>无论如何，{name} 都已存入您的模型库。</translation>
    </message>
</context>
<context>
    <name>ResumeOffer</name>
    <message>
        <source>A training is not finished yet. Go on with it?</source>
        <translation>有一次训练尚未完成。要继续吗？</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>Resume {name}</source>
        <translation>继续训练 {name}</translation>
    </message>
    <message>
        <source>Discard {name}</source>
        <translation>放弃 {name}</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>What came back from the other computer?</source>
        <translation>从另一台电脑带回了什么？</translation>
    </message>
    <message>
        <source>The new model is compared with the one in use, on photos that neither was trained on.</source>
        <translation>将在两个模型都未训练过的照片上，把新模型与正在使用的模型进行比较。</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Job folder</source>
        <translation>任务文件夹(&amp;J)</translation>
    </message>
    <message>
        <source>Drop the folder or its result.mendmodel here, or choose one</source>
        <translation>将该文件夹或其中的 result.mendmodel 拖到此处，或选择一个</translation>
    </message>
    <message>
        <source>Choose the &amp;folder…</source>
        <translation>选择文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Choose the &amp;result…</source>
        <translation>选择结果文件(&amp;R)…</translation>
    </message>
    <message>
        <source>F&amp;older of photos</source>
        <translation>照片文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Where the photos of this job are now</source>
        <translation>此任务的照片现在所在的位置</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>选择(&amp;H)…</translation>
    </message>
    <message>
        <source>The folder that you kept, with the result.mendmodel of the other computer in it; or the whole folder as it came back.</source>
        <translation>您保留的那个文件夹，其中放有另一台电脑生成的 result.mendmodel；或者整个带回来的文件夹。</translation>
    </message>
</context>
<context>
    <name>ReviewStrip</name>
    <message>
        <source>&amp;Sensitivity</source>
        <translation>灵敏度(&amp;S)</translation>
    </message>
    <message>
        <source>Further to the right, fainter marks are shown, and more that is no damage</source>
        <translation>越往右，显示的痕迹越淡，误判也越多</translation>
    </message>
    <message>
        <source>&amp;Fill</source>
        <translation>填补(&amp;F)</translation>
    </message>
    <message>
        <source>Fill (Enter)</source>
        <translation>填补 (Enter)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Close without filling</source>
        <translation>关闭，不填补</translation>
    </message>
    <message>
        <source>Click a mark to take it away, or F3 and Backspace; again puts it back</source>
        <translation>点击标记可移除，再点一次恢复；也可用 F3 和退格键</translation>
    </message>
    <message>
        <source>Move the slider to the right to see fainter marks</source>
        <translation>向右移动滑块可显示更淡的标记</translation>
    </message>
    <message>
        <source>No dust or scratches found at this sensitivity</source>
        <translation>此灵敏度下未发现灰尘或划痕</translation>
    </message>
    <message>
        <source>Dust and scratches: {count} to fill</source>
        <translation>灰尘和划痕：{count} 处待填补</translation>
    </message>
    <message>
        <source>Places of the mask: {count} to fill</source>
        <translation>蒙版标出的位置：{count} 处待填补</translation>
    </message>
    <message>
        <source>Squares of the photo before: {count} to fill</source>
        <translation>上一张照片的方框：{count} 处待填补</translation>
    </message>
    <message>
        <source>{text}, {dropped} taken away</source>
        <translation>{text}，已移除 {dropped} 处</translation>
    </message>
</context>
<context>
    <name>RunControls</name>
    <message>
        <source>&amp;Stop and keep the best</source>
        <translation>停止并保留最佳结果(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel and &amp;discard…</source>
        <translation>取消并放弃(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Cancel the compa&amp;rison</source>
        <translation>取消比较(&amp;R)</translation>
    </message>
    <message>
        <source>Lets the computer rest; nothing is lost</source>
        <translation>让电脑休息一下；不会丢失任何内容</translation>
    </message>
    <message>
        <source>Ends now with the best model so far</source>
        <translation>立即结束，保留目前最佳的模型</translation>
    </message>
    <message>
        <source>Ends now and keeps nothing</source>
        <translation>立即结束，不保留任何内容</translation>
    </message>
</context>
<context>
    <name>SaveController</name>
    <message>
        <source>Saving {name}</source>
        <translation>正在保存 {name}</translation>
    </message>
    <message>
        <source>{name} is written.</source>
        <translation>{name} 已写入。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>&amp;Stop looking</source>
        <translation>停止查找(&amp;S)</translation>
    </message>
    <message>
        <source>Photos looked at</source>
        <translation>已查看的照片</translation>
    </message>
    <message>
        <source>Looking for photos</source>
        <translation>正在查找照片</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>At the moment: {size} MB</source>
        <translation>目前：{size} MB</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Model:</source>
        <translation>模型(&amp;M)：</translation>
    </message>
    <message>
        <source>&amp;Fill with:</source>
        <translation>填补设备(&amp;F)：</translation>
    </message>
    <message>
        <source>When a &amp;square is drawn:</source>
        <translation>画好方框后(&amp;S)：</translation>
    </message>
    <message>
        <source>&amp;After a fill:</source>
        <translation>填补之后(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;During long work:</source>
        <translation>长时间工作时(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>Memory for &amp;undo:</source>
        <translation>撤销记录的内存(&amp;U)：</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Graphics card, if there is one</source>
        <translation>显卡（如果有）</translation>
    </message>
    <message>
        <source>Processor only</source>
        <translation>仅处理器</translation>
    </message>
    <message>
        <source>Fill it at once</source>
        <translation>立即填补</translation>
    </message>
    <message>
        <source>Wait for Enter</source>
        <translation>等待按 Enter</translation>
    </message>
    <message>
        <source>Tell how far to trust it</source>
        <translation>说明其可信程度</translation>
    </message>
    <message>
        <source>Tell nothing</source>
        <translation>不作说明</translation>
    </message>
    <message>
        <source>Keep the computer awake</source>
        <translation>不让电脑进入睡眠</translation>
    </message>
    <message>
        <source>Let it fall asleep</source>
        <translation>允许进入睡眠</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>The model is not loaded yet.</source>
        <translation>模型尚未加载。</translation>
    </message>
    <message>
        <source>At the moment: {device}</source>
        <translation>目前：{device}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SpanField</name>
    <message>
        <source>1&amp;0 minutes, to try it out</source>
        <translation>10 分钟，先试试看(&amp;0)</translation>
    </message>
    <message>
        <source>&amp;1 hour</source>
        <translation>1 小时(&amp;1)</translation>
    </message>
    <message>
        <source>O&amp;vernight, 8 hours</source>
        <translation>一整夜，8 小时(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Other:</source>
        <translation>其他(&amp;O)：</translation>
    </message>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Minutes of training</source>
        <translation>训练分钟数</translation>
    </message>
</context>
<context>
    <name>SquaresField</name>
    <message>
        <source>The s&amp;quares of the open photo</source>
        <translation>当前照片的方框(&amp;Q)</translation>
    </message>
    <message>
        <source>The squares of a &amp;list</source>
        <translation>列表中的方框(&amp;L)</translation>
    </message>
    <message>
        <source>Choose l&amp;ist…</source>
        <translation>选择列表(&amp;I)…</translation>
    </message>
    <message>
        <source>At the same part of each photo</source>
        <translation>在每张照片的相同比例位置</translation>
    </message>
    <message>
        <source>At the same pixels</source>
        <translation>在相同的像素位置</translation>
    </message>
    <message>
        <source>Where the squares are</source>
        <translation>方框的位置</translation>
    </message>
    <message>
        <source>Open a photo and fill squares in it; they are used here.</source>
        <translation>打开一张照片并填补其中的方框；这里会使用这些方框。</translation>
    </message>
    <message>
        <source>One square of {name}</source>
        <translation>{name} 中的 1 个方框</translation>
    </message>
    <message>
        <source>{count} squares of {name}</source>
        <translation>{name} 中的 {count} 个方框</translation>
    </message>
    <message>
        <source>A CSV file with the columns photo, x, y, side and output, one square a row</source>
        <translation>CSV 文件，包含 photo、x、y、side 和 output 各列，每行一个方框</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Drop a photo here, or open one</source>
        <translation>将照片拖到此处，或打开一张</translation>
    </message>
    <message>
        <source>Then drag a square over the damage.</source>
        <translation>然后用方框罩住损坏处。</translation>
    </message>
    <message>
        <source>Open a photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Try the sample photo</source>
        <translation>试用示例照片</translation>
    </message>
    <message>
        <source>Or go on with one of these</source>
        <translation>或继续处理下列照片</translation>
    </message>
    <message>
        <source>Recent photos</source>
        <translation>最近的照片</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Square {width} px</source>
        <translation>方框 {width} 像素</translation>
    </message>
    <message>
        <source>Other fills (O)</source>
        <translation>其他填补效果 (O)</translation>
    </message>
    <message>
        <source>Show the training</source>
        <translation>显示训练</translation>
    </message>
    <message>
        <source>Switch between the whole photo and 100 %</source>
        <translation>在整张照片与 100% 之间切换</translation>
    </message>
    <message>
        <source>Model in use</source>
        <translation>正在使用的模型</translation>
    </message>
    <message>
        <source>Device that fills</source>
        <translation>用于填补的设备</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>Save in:</source>
        <translation>保存到：</translation>
    </message>
    <message>
        <source>&amp;Add to the names:</source>
        <translation>在文件名后添加(&amp;A)：</translation>
    </message>
    <message>
        <source>C&amp;hoose folder…</source>
        <translation>选择文件夹(&amp;H)…</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>显示(&amp;W)</translation>
    </message>
    <message>
        <source>Show the folder of the results</source>
        <translation>显示结果所在的文件夹</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>不添加</translation>
    </message>
    <message>
        <source>S&amp;kip photos whose result is already there</source>
        <translation>跳过已有结果的照片(&amp;K)</translation>
    </message>
    <message>
        <source>Where the list says</source>
        <translation>按列表中的指定位置</translation>
    </message>
    <message>
        <source>A folder beside the photos</source>
        <translation>照片旁边的文件夹</translation>
    </message>
</context>
<context>
    <name>TrainingController</name>
    <message>
        <source>The training of {name} is not finished yet.</source>
        <translation>{name} 的训练尚未完成。</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续训练(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
</context>
<context>
    <name>TrainingWizardDialog</name>
    <message>
        <source>Train on your own photos</source>
        <translation>用自己的照片训练</translation>
    </message>
</context>
<context>
    <name>TryAgain</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>This model fills a square in one way only. Look at the other fills, or choose another model.</source>
        <translation>这个模型只能以一种方式填补方框。请查看其他填补效果，或选择其他模型。</translation>
    </message>
</context>
<context>
    <name>_WarningIcon</name>
    <message>
        <source>Needs attention</source>
        <translation>需要注意</translation>
    </message>
</context>
<context>
    <name>about</name>
    <message>
        <source>About Mendscape</source>
        <translation>关于 Mendscape</translation>
    </message>
    <message>
        <source>Mendscape {version}</source>
        <translation>Mendscape {version}</translation>
    </message>
    <message>
        <source>Repairs damaged mountain and landscape photos on your own computer. No photo leaves it.</source>
        <translation>在您自己的电脑上修复受损的山景和风景照片。照片绝不会离开这台电脑。</translation>
    </message>
</context>
<context>
    <name>actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple photo</source>
        <translation>打开示例照片(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Next photo in the folder</source>
        <translation>文件夹中的下一张照片(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous photo in the folder</source>
        <translation>文件夹中的上一张照片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Repair man&amp;y photos…</source>
        <translation>批量修复照片(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Close photo</source>
        <translation>关闭照片(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Mark with &amp;squares</source>
        <translation>用方框标记(&amp;S)</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>Mark with the &amp;brush</source>
        <translation>用画笔标记(&amp;B)</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Sma&amp;ller brush</source>
        <translation>缩小画笔(&amp;L)</translation>
    </message>
    <message>
        <source>Lar&amp;ger brush</source>
        <translation>放大画笔(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cop&amp;y the photo</source>
        <translation>复制照片(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the s&amp;quare</source>
        <translation>复制方框内容(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Paste as a new photo</source>
        <translation>粘贴为新照片(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New square</source>
        <translation>新方框(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Fill the square	Enter</source>
        <translation>填补方框(&amp;F)	Enter</translation>
    </message>
    <message>
        <source>&amp;Cancel the fill	Esc</source>
        <translation>取消填补(&amp;C)	Esc</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Choose among &amp;other fills</source>
        <translation>从其他填补效果中选择(&amp;O)</translation>
    </message>
    <message>
        <source>D&amp;elete the repair</source>
        <translation>删除这处修复(&amp;E)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Fill when the &amp;mouse is released</source>
        <translation>松开鼠标时填补(&amp;M)</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>设置(&amp;E)…</translation>
    </message>
    <message>
        <source>Find &amp;dust and scratches…</source>
        <translation>查找灰尘和划痕(&amp;D)…</translation>
    </message>
    <message>
        <source>Same squares as last t&amp;ime</source>
        <translation>与上一张相同的方框(&amp;I)</translation>
    </message>
    <message>
        <source>O&amp;pen a mask…</source>
        <translation>打开蒙版(&amp;P)…</translation>
    </message>
    <message>
        <source>Save the squares as a mas&amp;k…</source>
        <translation>将方框另存为蒙版(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Fit in the window</source>
        <translation>适合窗口(&amp;F)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>Show the o&amp;riginal	C (hold)</source>
        <translation>显示原图(&amp;R)	C（按住）</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Original &amp;beside the photo</source>
        <translation>原图与照片并排(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Loupe</source>
        <translation>放大镜(&amp;L)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Lis&amp;t of repairs</source>
        <translation>修复列表(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train on your own photos…</source>
        <translation>用自己的照片训练(&amp;T)…</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>&amp;Bring a result back…</source>
        <translation>取回训练结果(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>使用指南(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>About this &amp;computer…</source>
        <translation>关于这台电脑(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;About Mendscape</source>
        <translation>关于 Mendscape(&amp;A)</translation>
    </message>
</context>
<context>
    <name>asker</name>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save photo as</source>
        <translation>照片另存为</translation>
    </message>
    <message>
        <source>Save the repairs of {name}?</source>
        <translation>要保存对 {name} 的修复吗？</translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation>否则修复会丢失。</translation>
    </message>
    <message>
        <source>Replace the original photo {name}?</source>
        <translation>要替换原始照片 {name} 吗？</translation>
    </message>
    <message>
        <source>The damaged original cannot be brought back later.</source>
        <translation>之后将无法恢复受损的原始照片。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>保存副本…</translation>
    </message>
    <message>
        <source>This photo is very large</source>
        <translation>这张照片非常大</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>仍要打开</translation>
    </message>
    <message>
        <source>Choose a folder of photos</source>
        <translation>选择照片文件夹</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存列表</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>文本 (*.txt)</translation>
    </message>
    <message>
        <source>Open a mask</source>
        <translation>打开蒙版</translation>
    </message>
    <message>
        <source>Save the squares as a mask</source>
        <translation>将方框另存为蒙版</translation>
    </message>
    <message>
        <source>Choose photos</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Choose a list of squares</source>
        <translation>选择方框列表</translation>
    </message>
    <message>
        <source>Save the results in</source>
        <translation>将结果保存到</translation>
    </message>
    <message>
        <source>Cancel the repair of many photos?</source>
        <translation>要取消批量修复吗？</translation>
    </message>
    <message>
        <source>Photos that are not repaired yet: {count}. Those that are repaired are kept.</source>
        <translation>尚未修复的照片：{count} 张。已修复的会保留。</translation>
    </message>
    <message>
        <source>&amp;Cancel the repair</source>
        <translation>取消修复(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>Import model</source>
        <translation>导入模型</translation>
    </message>
    <message>
        <source>Export model</source>
        <translation>导出模型</translation>
    </message>
    <message>
        <source>Rename model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>It cannot be brought back.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>It is in use; photos are filled with another model from then on. It cannot be brought back.</source>
        <translation>它正在使用中；删除后将改用其他模型填补照片。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete the model {name}?</source>
        <translation>要删除模型 {name} 吗？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>{name} is still being trained</source>
        <translation>{name} 仍在训练中</translation>
    </message>
    <message>
        <source>You can keep the best model so far, or leave the training for later and go on from here another day.</source>
        <translation>您可以保留目前最佳的模型，也可以把训练留到以后，改天从这里继续。</translation>
    </message>
    <message>
        <source>{name} is still being compared</source>
        <translation>仍在比较 {name}</translation>
    </message>
    <message>
        <source>The result stays in its job folder and can be compared later.</source>
        <translation>结果仍保留在任务文件夹中，以后可以再比较。</translation>
    </message>
    <message>
        <source>&amp;Cancel the comparison</source>
        <translation>取消比较(&amp;C)</translation>
    </message>
    <message>
        <source>Make the job folder in</source>
        <translation>将任务文件夹建立在</translation>
    </message>
    <message>
        <source>The job folder is still being written</source>
        <translation>仍在写入任务文件夹</translation>
    </message>
    <message>
        <source>What is written of it so far is removed.</source>
        <translation>目前已写入的内容会被删除。</translation>
    </message>
    <message>
        <source>&amp;Stop writing</source>
        <translation>停止写入(&amp;S)</translation>
    </message>
    <message>
        <source>Choose a job folder</source>
        <translation>选择任务文件夹</translation>
    </message>
    <message>
        <source>Choose the result in its job folder</source>
        <translation>选择任务文件夹中的结果文件</translation>
    </message>
    <message>
        <source>&amp;Go on training</source>
        <translation>继续训练(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Stop and keep</source>
        <translation>停止并保留(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Leave for later</source>
        <translation>留到以后(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Discard the training of {name}?</source>
        <translation>要放弃 {name} 的训练吗？</translation>
    </message>
    <message>
        <source>What was trained so far is lost.</source>
        <translation>目前的训练成果将会丢失。</translation>
    </message>
    <message>
        <source>Models (*.mendmodel)</source>
        <translation>模型 (*.mendmodel)</translation>
    </message>
    <message>
        <source>Photos ({patterns})</source>
        <translation>照片 ({patterns})</translation>
    </message>
</context>
<context>
    <name>batch</name>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Repairing</source>
        <translation>正在修复</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>Not repaired</source>
        <translation>未修复</translation>
    </message>
    <message>
        <source>The result was already there.</source>
        <translation>结果已经存在。</translation>
    </message>
    <message>
        <source>{ended} of {count} photos</source>
        <translation>{ended} / {count} 张照片</translation>
    </message>
    <message>
        <source>{progress}, paused</source>
        <translation>{progress}，已暂停</translation>
    </message>
    <message>
        <source>{count} repaired</source>
        <translation>已修复 {count} 张</translation>
    </message>
    <message>
        <source>{count} skipped</source>
        <translation>已跳过 {count} 张</translation>
    </message>
    <message>
        <source>{count} not repaired</source>
        <translation>未修复 {count} 张</translation>
    </message>
    <message>
        <source>{count} not begun</source>
        <translation>未开始 {count} 张</translation>
    </message>
    <message>
        <source>{name} could not be saved: {reason}.</source>
        <translation>无法保存 {name}：{reason}。</translation>
    </message>
    <message>
        <source>A square at {x}, {y} with {side} px leaves this photo of {width} x {height} px.</source>
        <translation>位于 {x}, {y}、边长 {side} 像素的方框超出了这张 {width} × {height} 像素的照片。</translation>
    </message>
    <message>
        <source>A square has {side} px here; it takes at least {needed} px.</source>
        <translation>这里有一个方框为 {side} 像素；至少需要 {needed} 像素。</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>confidence</name>
    <message>
        <source>This fill is likely right.</source>
        <translation>这次填补很可能是对的。</translation>
    </message>
    <message>
        <source>Look closely at this fill: {reasons}.</source>
        <translation>请仔细查看这次填补：{reasons}。</translation>
    </message>
    <message>
        <source>This fill is likely to show: {reasons}.</source>
        <translation>这次填补很可能看得出来：{reasons}。</translation>
    </message>
    <message>
        <source>outlines run into the square</source>
        <translation>有轮廓线伸入方框</translation>
    </message>
    <message>
        <source>trials beside it came out differently</source>
        <translation>在旁边的试填与原图不符</translation>
    </message>
    <message>
        <source>the square is large for its surroundings</source>
        <translation>方框相对周围太大</translation>
    </message>
    <message>
        <source>, and </source>
        <comment>between two reasons</comment>
        <translation>，并且</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>{version} on {platform}, style {style}</source>
        <translation>{version}，平台 {platform}，样式 {style}</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>{width} x {height} at {percent} %</source>
        <translation>{width} × {height}，{percent}%</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>检测到</translation>
    </message>
    <message>
        <source>NVIDIA driver</source>
        <translation>NVIDIA 驱动程序</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>是否使用</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Fills and trains on</source>
        <translation>填补和训练使用</translation>
    </message>
    <message>
        <source>A trial ran on</source>
        <translation>试运行所用设备</translation>
    </message>
    <message>
        <source>Precision of training</source>
        <translation>训练精度</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Start took</source>
        <translation>启动用时</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>{name} with {memory} GB</source>
        <translation>{name}，{memory} GB</translation>
    </message>
    <message>
        <source>what it was given was done on the {device}</source>
        <translation>交给它的工作实际由 {device} 完成</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>only TensorFlow can tell</source>
        <translation>只有 TensorFlow 才能确定</translation>
    </message>
    <message>
        <source>no. TensorFlow uses no graphics card on Windows itself; in WSL2, the Linux inside Windows, it does.</source>
        <translation>否。TensorFlow 在 Windows 本身上不使用显卡；在 WSL2（Windows 内的 Linux）中可以使用。</translation>
    </message>
    <message>
        <source>no. On macOS, Mendscape works on the processor.</source>
        <translation>否。在 macOS 上，Mendscape 使用处理器。</translation>
    </message>
    <message>
        <source>no. TensorFlow uses NVIDIA cards only, and none was found.</source>
        <translation>否。TensorFlow 只使用 NVIDIA 显卡，而没有检测到。</translation>
    </message>
    <message>
        <source>no. The variable CUDA_VISIBLE_DEVICES hides all cards.</source>
        <translation>否。变量 CUDA_VISIBLE_DEVICES 隐藏了所有显卡。</translation>
    </message>
    <message>
        <source>no. This TensorFlow was built for the processor alone.</source>
        <translation>否。这个 TensorFlow 只为处理器而构建。</translation>
    </message>
    <message>
        <source>no. NVIDIA&apos;s libraries are not installed; as the README says, the extra [cuda] of Mendscape brings them.</source>
        <translation>否。未安装 NVIDIA 的库；如 README 所述，安装 Mendscape 的附加项 [cuda] 即可获得。</translation>
    </message>
    <message>
        <source>no. NVIDIA&apos;s driver is not installed, or not to be seen from here.</source>
        <translation>否。NVIDIA 驱动程序未安装，或从这里无法看到。</translation>
    </message>
    <message>
        <source>no. NVIDIA&apos;s driver does not work; starting the computer again often helps. It says: {fault}</source>
        <translation>否。NVIDIA 驱动程序无法工作；重新启动电脑通常会有帮助。它的提示是：{fault}</translation>
    </message>
    <message>
        <source>no. TensorFlow sees the card but cannot work on it: {trouble}</source>
        <translation>否。TensorFlow 能看到显卡，但无法在其上工作：{trouble}</translation>
    </message>
    <message>
        <source>no. TensorFlow does not see the card; what it says about it is in the report.</source>
        <translation>否。TensorFlow 看不到显卡；它的说明在报告中。</translation>
    </message>
    <message>
        <source>Being looked at…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Something needs attention; it is marked below.</source>
        <translation>有需要注意的地方；已在下面标出。</translation>
    </message>
    <message>
        <source>All is well: nothing that Mendscape needs is missing.</source>
        <translation>一切正常：Mendscape 所需的都齐备。</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Graphics card</source>
        <translation>显卡</translation>
    </message>
    <message>
        <source>TensorFlow</source>
        <translation>TensorFlow</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>未能及时得到回应。</translation>
    </message>
    <message>
        <source>This could not be found out: {reason}.</source>
        <translation>无法查明：{reason}。</translation>
    </message>
    <message>
        <source>not installed, run from a folder</source>
        <translation>未安装，从文件夹运行</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>未安装</translation>
    </message>
    <message>
        <source>{name}, {count} cores</source>
        <translation>{name}，{count} 个核心</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>{total} GB, {free} GB of it free</source>
        <translation>{total} GB，其中 {free} GB 可用</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Fast in training</source>
        <translation>训练加速</translation>
    </message>
    <message>
        <source>the system does not tell</source>
        <translation>系统未提供</translation>
    </message>
    <message>
        <source>no; it has no bfloat16 instructions</source>
        <translation>否；它没有 bfloat16 指令</translation>
    </message>
    <message>
        <source>yes, with {features}</source>
        <translation>是，支持 {features}</translation>
    </message>
    <message>
        <source>{path}, which cannot be written to: {reason}</source>
        <translation>{path}，无法写入：{reason}</translation>
    </message>
    <message>
        <source>{path}, {free} GB free</source>
        <translation>{path}，{free} GB 可用</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Your models</source>
        <translation>您的模型</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Unsaved repairs</source>
        <translation>未保存的修复</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>came with Mendscape</source>
        <translation>随 Mendscape 提供</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>damaged: its weights are not those of its card</source>
        <translation>已损坏：权重与说明不符</translation>
    </message>
    <message>
        <source>damaged: its weights cannot be read</source>
        <translation>已损坏：无法读取权重</translation>
    </message>
    <message>
        <source>damaged: its card cannot be read</source>
        <translation>已损坏：无法读取说明</translation>
    </message>
    <message>
        <source>made by a newer Mendscape</source>
        <translation>由更新版本的 Mendscape 生成</translation>
    </message>
</context>
<context>
    <name>durations</name>
    <message>
        <source>less than a minute</source>
        <translation>不到一分钟</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 分钟</translation>
    </message>
    <message>
        <source>{count} minutes</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 小时</translation>
    </message>
    <message>
        <source>{count} hours</source>
        <translation>{count} 小时</translation>
    </message>
</context>
<context>
    <name>endings</name>
    <message>
        <source>The result could not be compared</source>
        <translation>无法比较此结果</translation>
    </message>
    <message>
        <source>The comparison was cancelled</source>
        <translation>比较已取消</translation>
    </message>
    <message>
        <source>The training could not go on</source>
        <translation>训练无法继续</translation>
    </message>
    <message>
        <source>Left for later</source>
        <translation>已留到以后</translation>
    </message>
    <message>
        <source>The training waits where it is. Open this window another day, and choose Resume on its first page.</source>
        <translation>训练会停在当前位置。改天再打开此窗口，在第一页选择“继续训练”即可。</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>训练已完成</translation>
    </message>
    <message>
        <source>The new model is on the computer that led the training.</source>
        <translation>新模型保存在主导这次训练的电脑上。</translation>
    </message>
    <message>
        <source>The training was discarded</source>
        <translation>训练已放弃</translation>
    </message>
    <message>
        <source>Nothing of it was kept. Your models are as before.</source>
        <translation>没有保留任何内容。您的模型与之前一样。</translation>
    </message>
    <message>
        <source>It was ended from outside, perhaps because the memory ran out. Close other programs before you try again.</source>
        <translation>训练被外部终止，可能是因为内存用尽。重试之前请关闭其他程序。</translation>
    </message>
    <message>
        <source>There is too little memory for it. Close other programs before you try again.</source>
        <translation>内存不足。重试之前请关闭其他程序。</translation>
    </message>
    <message>
        <source>The disk is full. Free some space before you try again.</source>
        <translation>磁盘已满。重试之前请腾出一些空间。</translation>
    </message>
    <message>
        <source>The photos cannot be read any more. See whether their drive is still connected.</source>
        <translation>照片无法再读取。请检查照片所在的驱动器是否仍然连接。</translation>
    </message>
    <message>
        <source>The numbers of the new model went astray again and again. Another start model, or another random seed, may help.</source>
        <translation>新模型的数值一再失控。换一个起点模型或随机种子可能会有帮助。</translation>
    </message>
    <message>
        <source>What was trained so far cannot be read, so it starts anew.</source>
        <translation>之前的训练内容无法读取，因此会重新开始。</translation>
    </message>
    <message>
        <source>What was trained so far is kept, and your models are as before.</source>
        <translation>目前的训练成果已保留，您的模型与之前一样。</translation>
    </message>
    <message>
        <source>Your models are as before.</source>
        <translation>您的模型与之前一样。</translation>
    </message>
    <message>
        <source>The result is still in its job folder, and your models are as before.</source>
        <translation>结果仍在任务文件夹中，您的模型没有变化。</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>WebP without loss</source>
        <translation>无损 WebP</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Difference from the photo</source>
        <translation>与照片的差异</translation>
    </message>
    <message>
        <source>How far the colours in the square are from the real ones, on average (L1). Lower is better.</source>
        <translation>方框内的颜色与真实颜色的平均差距（L1）。越低越好。</translation>
    </message>
    <message>
        <source>Closeness</source>
        <translation>接近程度</translation>
    </message>
    <message>
        <source>The same on the scale that engineers use (PSNR), which counts large differences more. Higher is better.</source>
        <translation>同一差距换用工程师的尺度（PSNR），更看重大的差异。越高越好。</translation>
    </message>
    <message>
        <source>Likeness of shapes</source>
        <translation>形状相似度</translation>
    </message>
    <message>
        <source>How alike edges and patterns are (SSIM). 1 is the same; higher is better.</source>
        <translation>边缘和纹样有多相似（SSIM）。1 表示相同；越高越好。</translation>
    </message>
    <message>
        <source>Sharpness</source>
        <translation>清晰度</translation>
    </message>
    <message>
        <source>Fine detail beside that of the photo. 1 is as sharp as the photo; below it, the fill is soft.</source>
        <translation>与照片相比的细节程度。1 表示与照片一样清晰；低于 1 则填补偏柔和。</translation>
    </message>
    <message>
        <source>Visible edge</source>
        <translation>可见边缘</translation>
    </message>
    <message>
        <source>The step across the edge of the square beside that of the photo. 1 is right; above it, the edge shows.</source>
        <translation>方框边缘处的落差与照片本身相比。1 表示恰好；高于 1 则边缘可见。</translation>
    </message>
</context>
<context>
    <name>job</name>
    <message>
        <source>The job folder takes {needed}.</source>
        <translation>任务文件夹需要 {needed}。</translation>
    </message>
    <message>
        <source>The job folder takes {needed}; {free} are free there.</source>
        <translation>任务文件夹需要 {needed}；该处可用空间为 {free}。</translation>
    </message>
    <message>
        <source>The job folder takes {needed}, and only {free} are free there. Choose another place.</source>
        <translation>任务文件夹需要 {needed}，而该处只有 {free} 可用。请选择其他位置。</translation>
    </message>
    <message>
        <source>This is the result for {name}. It is tried on {count} photos that it was not trained on.</source>
        <translation>这是 {name} 的训练结果。将在 {count} 张未用于训练的照片上检验。</translation>
    </message>
    <message>
        <source>This is the result for {name}. It is compared with {current} on {count} photos that it was not trained on, and used only if you say so.</source>
        <translation>这是 {name} 的训练结果。将在 {count} 张未用于训练的照片上与 {current} 比较，只有在您确认后才会使用。</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>This square is large for the photo, so the fill may look soft. Several smaller squares often work better.</source>
        <translation>相对于这张照片，方框偏大，填补可能显得模糊。用几个较小的方框通常效果更好。</translation>
    </message>
    <message>
        <source>The graphics card ran out of memory, so this fill was made on the processor.</source>
        <translation>显卡内存不足，因此这次填补由处理器完成。</translation>
    </message>
    <message>
        <source>{name} holds 8 of the photo&apos;s 16 bits for each colour. Save it as PNG or TIFF to keep them all.</source>
        <translation>{name} 对每种颜色只保留照片 16 位中的 8 位。请保存为 PNG 或 TIFF 以全部保留。</translation>
    </message>
    <message>
        <source>{name} holds red, green and blue in place of the photo&apos;s four inks. Save it as TIFF or JPEG to keep them.</source>
        <translation>{name} 用红、绿、蓝保存，不再是照片原来的四种油墨。要保留油墨，请另存为 TIFF 或 JPEG。</translation>
    </message>
    <message>
        <source>There is not enough free memory for this. Close other programs and try again.</source>
        <translation>可用内存不足。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>There is no model to fill with. Install Mendscape again.</source>
        <translation>没有可用于填补的模型。请重新安装 Mendscape。</translation>
    </message>
    <message>
        <source>A model needs a name.</source>
        <translation>模型需要一个名称。</translation>
    </message>
    <message>
        <source>The disk is full, so the training could not be saved. Free some space and resume it.</source>
        <translation>磁盘已满，无法保存训练。请腾出一些空间后继续训练。</translation>
    </message>
    <message>
        <source>{name} has {pixels} megapixels, and needs about {memory} GB of memory.</source>
        <translation>{name} 有 {pixels} 百万像素，大约需要 {memory} GB 内存。</translation>
    </message>
    <message>
        <source>{path.name} cannot be opened: {reason}.</source>
        <translation>无法打开 {path.name}：{reason}。</translation>
    </message>
    <message>
        <source>{path.name} is of a kind that is not supported: {reason}.</source>
        <translation>不支持 {path.name} 的类型：{reason}。</translation>
    </message>
    <message>
        <source>{path.name} could not be saved: {reason}. Your repairs are still here; save them in another place.</source>
        <translation>无法保存 {path.name}：{reason}。您的修复仍在这里；请保存到其他位置。</translation>
    </message>
    <message>
        <source>This square is too small. Drag one of at least {needed} px.</source>
        <translation>这个方框太小。请拖出至少 {needed} 像素的方框。</translation>
    </message>
    <message>
        <source>The square must lie inside the photo.</source>
        <translation>方框必须位于照片之内。</translation>
    </message>
    <message>
        <source>The mask {path.name} has {size.width} x {size.height} pixels, the photo {needed.width} x {needed.height}. They must be of one size.</source>
        <translation>蒙版 {path.name} 为 {size.width} x {size.height} 像素，照片为 {needed.width} x {needed.height} 像素，两者大小必须相同。</translation>
    </message>
    <message>
        <source>The mask {path.name} is all black, so it marks nothing. Paint the damage white.</source>
        <translation>蒙版 {path.name} 全是黑色，没有标出任何位置。请把损坏处涂成白色。</translation>
    </message>
    <message>
        <source>The mask {path.name} is all white, so nothing is left to fill from. Paint what is sound black.</source>
        <translation>蒙版 {path.name} 全是白色，没有可供参考的画面。请把完好处涂成黑色。</translation>
    </message>
    <message>
        <source>{path.name} is no mask. It must show the damage white on black, or on a transparent ground.</source>
        <translation>{path.name} 不是蒙版。损坏处必须是黑底白色，或画在透明底上。</translation>
    </message>
    <message>
        <source>The mask {path.name} could not be saved: {reason}.</source>
        <translation>无法保存蒙版 {path.name}：{reason}。</translation>
    </message>
    <message>
        <source>There is no model named {name} any more.</source>
        <translation>名为 {name} 的模型已不存在。</translation>
    </message>
    <message>
        <source>The model {name} is damaged. Choose another one in the Model menu.</source>
        <translation>模型 {name} 已损坏。请在“模型”菜单中选择其他模型。</translation>
    </message>
    <message>
        <source>The model {name} was made by a newer Mendscape. Update the program, or choose another model in the Model menu.</source>
        <translation>模型 {name} 由更新版本的 Mendscape 生成。请更新程序，或在“模型”菜单中选择其他模型。</translation>
    </message>
    <message>
        <source>A model named {name} already exists. Choose another name.</source>
        <translation>名为 {name} 的模型已存在。请换一个名称。</translation>
    </message>
    <message>
        <source>A model cannot be called so. Use letters, digits, spaces, dots, dashes and underscores, at most 60, and begin with a letter or digit.</source>
        <translation>模型不能用这个名称。请使用字母、数字、空格、点、连字符和下划线，最多 60 个字符，并以字母或数字开头。</translation>
    </message>
    <message>
        <source>The training of {name} is not finished yet. Resume it, or choose another name.</source>
        <translation>{name} 的训练尚未完成。请继续训练，或换一个名称。</translation>
    </message>
    <message>
        <source>The model {name} came with Mendscape and cannot be changed.</source>
        <translation>模型 {name} 随 Mendscape 提供，不能更改。</translation>
    </message>
    <message>
        <source>The model {name} could not be saved: {reason}.</source>
        <translation>无法保存模型 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The model {name} could not be deleted: {reason}.</source>
        <translation>无法删除模型 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{path.name} cannot be imported: {reason}.</source>
        <translation>无法导入 {path.name}：{reason}。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be read: {reason}.</source>
        <translation>无法读取文件夹 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no photo that can be trained on. Choose another one.</source>
        <translation>文件夹 {folder} 中没有可用于训练的照片。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Training takes at least {needed} photos, and {folder} holds {found} that can be used. Add more photos of the same kind.</source>
        <translation>训练至少需要 {needed} 张照片，而 {folder} 中可用的有 {found} 张。请再添加一些同类照片。</translation>
    </message>
    <message>
        <source>The training could not be saved: {reason}.</source>
        <translation>无法保存训练：{reason}。</translation>
    </message>
    <message>
        <source>The training did not settle, even after going back several times. Train from another model or with other photos.</source>
        <translation>训练多次回退后仍不稳定。请换一个起点模型或换一些照片来训练。</translation>
    </message>
    <message>
        <source>{name} is already being trained by another Mendscape.</source>
        <translation>另一个 Mendscape 正在训练 {name}。</translation>
    </message>
    <message>
        <source>This training cannot go on: {reason}. Start it anew.</source>
        <translation>这次训练无法继续：{reason}。请重新开始。</translation>
    </message>
    <message>
        <source>The photos cannot be read any more. Connect their drive again and resume the training.</source>
        <translation>照片无法再读取。请重新连接照片所在的驱动器，然后继续训练。</translation>
    </message>
    <message>
        <source>There is too little memory for training. Close other programs and try again.</source>
        <translation>内存不足，无法训练。请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The computers cannot train together: {reason}.</source>
        <translation>这些电脑无法一起训练：{reason}。</translation>
    </message>
    <message>
        <source>{worker} was lost. Resume them all.</source>
        <translation>与 {worker} 失去联系。请让所有电脑继续训练。</translation>
    </message>
    <message>
        <source>Ray is not installed. Install Mendscape together with it.</source>
        <translation>没有安装 Ray。请连同它一起安装 Mendscape。</translation>
    </message>
    <message>
        <source>The Ray cluster at {address} cannot be used: {reason}.</source>
        <translation>无法使用 {address} 处的 Ray 集群：{reason}。</translation>
    </message>
    <message>
        <source>The worker {worker} cannot take part: {reason}.</source>
        <translation>工作进程 {worker} 无法参加：{reason}。</translation>
    </message>
    <message>
        <source>These are not the photos of the training: {reason}.</source>
        <translation>这些不是该训练所用的照片：{reason}。</translation>
    </message>
    <message>
        <source>The job in {folder} cannot be used: {reason}.</source>
        <translation>无法使用 {folder} 中的训练任务：{reason}。</translation>
    </message>
    <message>
        <source>The photos of this job are not in {photos} any more. Choose where they are now.</source>
        <translation>此任务的照片已不在 {photos} 中。请选择它们现在的位置。</translation>
    </message>
    <message>
        <source>The job could not be written to {folder}: {reason}.</source>
        <translation>无法将训练任务写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Your repairs would be lost if the program ended now: they could not be noted on the disk ({reason}). Save the photo soon.</source>
        <translation>如果程序现在终止，您的修复将会丢失：无法将其记录到磁盘（{reason}）。请尽快保存照片。</translation>
    </message>
    <message>
        <source>Repairs that were not saved when Mendscape ended cannot be restored: {reason}.</source>
        <translation>无法恢复 Mendscape 终止时尚未保存的修复：{reason}。</translation>
    </message>
    <message>
        <source>Repairs that were not saved when a newer Mendscape ended can only be restored by that version.</source>
        <translation>更新版本的 Mendscape 终止时尚未保存的修复，只能由该版本恢复。</translation>
    </message>
    <message>
        <source>{path.name} {reason}.</source>
        <translation>{path.name}：{reason}。</translation>
    </message>
    <message>
        <source>A row needs {count} values: {names}.</source>
        <translation>每行需要 {count} 个值：{names}。</translation>
    </message>
    <message>
        <source>x, y and side must be whole numbers, and side must be above 0.</source>
        <translation>x、y 和 side 必须是整数，且 side 必须大于 0。</translation>
    </message>
    <message>
        <source>Different photos would be saved as {path.name}.</source>
        <translation>不同的照片会被保存为同一个 {path.name}。</translation>
    </message>
    <message>
        <source>The folder {folder} could not be made: {reason}. Choose another one.</source>
        <translation>无法创建文件夹 {folder}：{reason}。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>The results file {path.name} {reason}.</source>
        <translation>结果文件 {path.name}：{reason}。</translation>
    </message>
    <message>
        <source>The process that repairs was ended {times} times from outside, perhaps for lack of memory.</source>
        <translation>修复进程被外部终止了 {times} 次，可能是内存不足。</translation>
    </message>
    <message>
        <source>{path.name} is the photo itself, which is never replaced.</source>
        <translation>{path.name} 就是照片本身，绝不会被替换。</translation>
    </message>
    <message>
        <source>{path.name} is another photo to be repaired, which is never replaced.</source>
        <translation>{path.name} 是另一张要修复的照片，绝不会被替换。</translation>
    </message>
    <message>
        <source>{path.name} is a folder, so no photo can be saved there.</source>
        <translation>{path.name} 是文件夹，无法在那里保存照片。</translation>
    </message>
    <message>
        <source>The name {path.name} must end in one of {endings}.</source>
        <translation>名称 {path.name} 必须以下列扩展名之一结尾：{endings}。</translation>
    </message>
    <message>
        <source>There is no folder {path.parent} to save {path.name} in.</source>
        <translation>没有可用于保存 {path.name} 的文件夹 {path.parent}。</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>In use, came with Mendscape</source>
        <translation>使用中，随 Mendscape 提供</translation>
    </message>
    <message>
        <source>Came with Mendscape</source>
        <translation>随 Mendscape 提供</translation>
    </message>
    <message>
        <source>In use, your own</source>
        <translation>使用中，您自己的模型</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>您自己的模型</translation>
    </message>
</context>
<context>
    <name>options</name>
    <message>
        <source>From scratch, as in the tutorial</source>
        <translation>从零开始，如教程所示</translation>
    </message>
    <message>
        <source>From scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>From scratch, {preset}</source>
        <translation>从零开始，{preset}</translation>
    </message>
    <message>
        <source>{name} (in use)</source>
        <translation>{name}（使用中）</translation>
    </message>
    <message>
        <source>The new model begins with what this one knows and learns from your photos on top. It is the quickest way, and the best with few photos.</source>
        <translation>新模型以这个模型已有的知识为起点，再从您的照片中学习。这是最快的方式，照片不多时效果也最好。</translation>
    </message>
    <message>
        <source>The small network of the tutorial, which learns to fill one square in the middle of whole pictures. It ends after 150 epochs at the latest.</source>
        <translation>教程中的小型网络，学习填补整张图片中央的一个方框。最迟在 150 轮后结束。</translation>
    </message>
    <message>
        <source>The new model knows nothing at first. It takes many photos and many hours until it fills well.</source>
        <translation>新模型起初一无所知。需要很多照片和很长时间，才能填补得好。</translation>
    </message>
    <message>
        <source>It learns from {photos} of your photos. The other {held_out} are kept aside: on them, it is compared with the model in use.</source>
        <translation>它会从您的 {photos} 张照片中学习。另外 {held_out} 张留出不用：将用它们与正在使用的模型比较。</translation>
    </message>
    <message>
        <source>How long that takes on this computer is known once the first epoch is done.</source>
        <translation>第一轮完成后，就能知道在这台电脑上需要多长时间。</translation>
    </message>
    <message>
        <source>Comparing the two models takes some time beyond that. You can pause whenever you like, or stop earlier and keep the best so far.</source>
        <translation>此外，比较两个模型还需要一些时间。您可以随时暂停，也可以提前停止并保留目前的最佳结果。</translation>
    </message>
</context>
<context>
    <name>reasons</name>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>没有这个文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>这是一个文件夹</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>拒绝访问</translation>
    </message>
    <message>
        <source>the disk is read-only</source>
        <translation>磁盘是只读的</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk quota is used up</source>
        <translation>磁盘配额已用完</translation>
    </message>
    <message>
        <source>the file would be too large for the disk</source>
        <translation>文件对该磁盘来说太大</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>it is a link that leads in a circle</source>
        <translation>这是一个循环链接</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>它已不在那里</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is damaged or incomplete</source>
        <translation>文件已损坏或不完整</translation>
    </message>
    <message>
        <source>there is not enough memory for it</source>
        <translation>内存不足以打开它</translation>
    </message>
    <message>
        <source>it is made of far more parts than a photo has</source>
        <translation>它的组成部分远多于一张照片应有的数量</translation>
    </message>
    <message>
        <source>it is a BigTIFF file</source>
        <translation>这是 BigTIFF 文件</translation>
    </message>
    <message>
        <source>it is a GIF, which holds drawings and animations; save it as PNG</source>
        <translation>这是用于图画和动画的 GIF；请将它另存为 PNG</translation>
    </message>
    <message>
        <source>it is a camera&apos;s raw file</source>
        <translation>这是相机的 RAW 文件</translation>
    </message>
    <message>
        <source>its colours are stored as {mode}</source>
        <translation>其颜色以 {mode} 方式存储</translation>
    </message>
    <message>
        <source>it has more than 8 bits a channel, which {kind} files keep here</source>
        <translation>每个通道超过 8 位，而这里的 {kind} 文件只保留 8 位</translation>
    </message>
    <message>
        <source>it is damaged, or no JPEG, PNG, TIFF, WebP, BMP, HEIC or AVIF picture</source>
        <translation>它已损坏，或不是 JPEG、PNG、TIFF、WebP、BMP、HEIC 或 AVIF 图片</translation>
    </message>
    <message>
        <source>it has more than 8 bits a channel, but not whole numbers of 16</source>
        <translation>每个通道超过 8 位，但不是 16 位整数</translation>
    </message>
    <message>
        <source>its colours of 16 bits are neither grey nor RGB</source>
        <translation>其 16 位颜色既不是灰度也不是 RGB</translation>
    </message>
    <message>
        <source>it has channels beside its colours of 16 bits</source>
        <translation>除 16 位颜色外还有其他通道</translation>
    </message>
    <message>
        <source>the number of its channels is unusual</source>
        <translation>通道数不常见</translation>
    </message>
    <message>
        <source>its compression is unusual for 16 bits a channel</source>
        <translation>其压缩方式对每通道 16 位来说不常见</translation>
    </message>
    <message>
        <source>its colours are stored in separate tiles</source>
        <translation>其颜色存储在分开的图块中</translation>
    </message>
    <message>
        <source>this installation of Pillow reads no AVIF</source>
        <translation>此 Pillow 安装不能读取 AVIF</translation>
    </message>
    <message>
        <source>HEIC photos need the Python package pi-heif; install it, or save the photo as JPEG</source>
        <translation>HEIC 照片需要 Python 包 pi-heif；请安装它，或将照片另存为 JPEG</translation>
    </message>
    <message>
        <source>it has {pages} pages, and saving would lose all but the first</source>
        <translation>它有 {pages} 页，保存时只会留下第一页</translation>
    </message>
    <message>
        <source>it is an animation of {pictures} pictures, and saving would stop it at the first</source>
        <translation>这是由 {pictures} 张图片组成的动画，保存时只会留下第一张</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>its name must end in one of {endings}</source>
        <translation>名称必须以下列扩展名之一结尾：{endings}</translation>
    </message>
    <message>
        <source>{kind} cannot hold it</source>
        <translation>{kind} 无法容纳它</translation>
    </message>
    <message>
        <source>{kind} has no transparency; PNG, TIFF and WebP have</source>
        <translation>{kind} 不支持透明；PNG、TIFF 和 WebP 支持</translation>
    </message>
    <message>
        <source>{kind} photos are opened but not written; use {endings}</source>
        <translation>{kind} 照片可以打开但不能写入；请使用 {endings}</translation>
    </message>
    <message>
        <source>{kind} allows {side} pixels a side</source>
        <translation>{kind} 每边最多允许 {side} 像素</translation>
    </message>
    <message>
        <source>writing ended early; the disk may be full</source>
        <translation>写入提前结束；磁盘可能已满</translation>
    </message>
    <message>
        <source>its card cannot be read</source>
        <translation>无法读取它的说明</translation>
    </message>
    <message>
        <source>its card is far too long</source>
        <translation>它的说明过长</translation>
    </message>
    <message>
        <source>its weights cannot be read</source>
        <translation>无法读取它的权重</translation>
    </message>
    <message>
        <source>its weights are not those of its card</source>
        <translation>它的权重与说明不符</translation>
    </message>
    <message>
        <source>its weights do not fit its network</source>
        <translation>它的权重与网络不符</translation>
    </message>
    <message>
        <source>its weights are far too large</source>
        <translation>它的权重过大</translation>
    </message>
    <message>
        <source>its model has no usable name</source>
        <translation>其中的模型没有可用的名称</translation>
    </message>
    <message>
        <source>it holds other files than a model</source>
        <translation>其中含有模型以外的文件</translation>
    </message>
    <message>
        <source>its files are packed or encrypted</source>
        <translation>其中的文件已压缩或加密</translation>
    </message>
    <message>
        <source>its files are far too large for a model</source>
        <translation>其中的文件对模型来说过大</translation>
    </message>
    <message>
        <source>it is no model of Mendscape</source>
        <translation>它不是 Mendscape 的模型</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>它不是文件</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>它已损坏</translation>
    </message>
    <message>
        <source>is far too long for a list</source>
        <translation>作为列表太长了</translation>
    </message>
    <message>
        <source>is not written in UTF-8</source>
        <translation>不是 UTF-8 编码</translation>
    </message>
    <message>
        <source>is no CSV file: {error}</source>
        <translation>不是 CSV 文件：{error}</translation>
    </message>
    <message>
        <source>must begin with the line {first}</source>
        <translation>必须以这一行开头：{first}</translation>
    </message>
    <message>
        <source>its checkpoint cannot be read</source>
        <translation>无法读取它的检查点</translation>
    </message>
    <message>
        <source>it belongs to other photos or another recipe</source>
        <translation>它属于其他照片或其他训练方案</translation>
    </message>
    <message>
        <source>it does not fit the network of this version</source>
        <translation>它与此版本的网络不符</translation>
    </message>
    <message>
        <source>it holds no job.json</source>
        <translation>其中没有 job.json</translation>
    </message>
    <message>
        <source>its job.json is far too long</source>
        <translation>其 job.json 过长</translation>
    </message>
    <message>
        <source>its job.json is damaged</source>
        <translation>其 job.json 已损坏</translation>
    </message>
    <message>
        <source>it is of another version of Mendscape; please update</source>
        <translation>它属于另一版本的 Mendscape，请更新</translation>
    </message>
    <message>
        <source>its {file} is another model</source>
        <translation>其 {file} 是另一个模型</translation>
    </message>
    <message>
        <source>there is no {file} in it yet</source>
        <translation>其中还没有 {file}</translation>
    </message>
    <message>
        <source>{file} is the result of another job</source>
        <translation>{file} 是另一个任务的结果</translation>
    </message>
    <message>
        <source>{file} holds another network than was asked for</source>
        <translation>{file} 中的网络与所要求的不同</translation>
    </message>
    <message>
        <source>its result is in the library already: {name}</source>
        <translation>其结果已在模型库中：{name}</translation>
    </message>
    <message>
        <source>something is there already</source>
        <translation>那里已有其他内容</translation>
    </message>
    <message>
        <source>it lies among the photos; choose another place</source>
        <translation>它位于照片文件夹之中，请选择其他位置</translation>
    </message>
    <message>
        <source>it takes {needed}, and {free} are free</source>
        <translation>需要 {needed}，而可用空间为 {free}</translation>
    </message>
    <message>
        <source>the photo {photo} is gone</source>
        <translation>照片 {photo} 已不存在</translation>
    </message>
    <message>
        <source>the photo {photo} has just changed</source>
        <translation>照片 {photo} 刚刚被改动</translation>
    </message>
    <message>
        <source>the photo {photo} is missing</source>
        <translation>缺少照片 {photo}</translation>
    </message>
    <message>
        <source>the photo {photo} has another size</source>
        <translation>照片 {photo} 的大小不同</translation>
    </message>
    <message>
        <source>{photo} lies outside of the folder of photos</source>
        <translation>{photo} 位于照片文件夹之外</translation>
    </message>
    <message>
        <source>its journal is damaged</source>
        <translation>其记录已损坏</translation>
    </message>
    <message>
        <source>another program holds its folder</source>
        <translation>另一个程序正占用其文件夹</translation>
    </message>
    <message>
        <source>one of its files cannot be read</source>
        <translation>其中一个文件无法读取</translation>
    </message>
    <message>
        <source>one of its files is none, or far too large</source>
        <translation>其中一个文件不是文件，或过大</translation>
    </message>
    <message>
        <source>its repairs are far too large</source>
        <translation>其中的修复过大</translation>
    </message>
    <message>
        <source>there are too many large repairs</source>
        <translation>大的修复过多</translation>
    </message>
    <message>
        <source>the pixels of a repair are not of its size</source>
        <translation>某处修复的像素与其大小不符</translation>
    </message>
    <message>
        <source>the pixels of a repair were changed</source>
        <translation>某处修复的像素被改动过</translation>
    </message>
</context>
<context>
    <name>resume_offer</name>
    <message>
        <source>{name}: {time} trained, {day}</source>
        <translation>{name}：已训练 {time}，{day}</translation>
    </message>
</context>
<context>
    <name>run</name>
    <message>
        <source>Ending; the best model so far is kept</source>
        <translation>正在结束；将保留目前最佳的模型</translation>
    </message>
    <message>
        <source>Saving the run for another day</source>
        <translation>正在保存训练，以便改天继续</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>正在取消</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Pausing after this step</source>
        <translation>这一步完成后暂停</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Trying the model on the held-out photos</source>
        <translation>正在用留出的照片检验模型</translation>
    </message>
    <message>
        <source>Comparing with the current model</source>
        <translation>正在与当前模型比较</translation>
    </message>
    <message>
        <source>Saving the model</source>
        <translation>正在保存模型</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>训练已完成</translation>
    </message>
    <message>
        <source>The training was cancelled; nothing was kept</source>
        <translation>训练已取消；没有保留任何内容</translation>
    </message>
    <message>
        <source>The training can go on another day</source>
        <translation>训练可以改天继续</translation>
    </message>
    <message>
        <source>The training is done; its model is elsewhere</source>
        <translation>训练已完成；模型在另一台电脑上</translation>
    </message>
    <message>
        <source>The training ended with a problem</source>
        <translation>训练因问题而结束</translation>
    </message>
    <message>
        <source>The comparison is done</source>
        <translation>比较已完成</translation>
    </message>
    <message>
        <source>The comparison ended with a problem</source>
        <translation>比较因问题而结束</translation>
    </message>
    <message>
        <source>The comparison was cancelled; nothing was kept</source>
        <translation>比较已取消；没有保留任何内容</translation>
    </message>
    <message>
        <source>The comparison of {name} has ended.</source>
        <translation>{name} 的比较已结束。</translation>
    </message>
    <message>
        <source>The training of {name} is done.</source>
        <translation>{name} 的训练已完成。</translation>
    </message>
    <message>
        <source>The training of {name} ended with a problem.</source>
        <translation>{name} 的训练因问题而结束。</translation>
    </message>
    <message>
        <source>Estimating the time left</source>
        <translation>正在估算剩余时间</translation>
    </message>
    <message>
        <source>Training: {what}</source>
        <translation>训练：{what}</translation>
    </message>
    <message>
        <source>Training: {percent} %</source>
        <translation>训练：{percent}%</translation>
    </message>
    <message>
        <source>Training: {percent} %, {time}</source>
        <translation>训练：{percent}%，{time}</translation>
    </message>
    <message>
        <source>A step made the model worse by far, so the training went back to its last checkpoint and goes on with smaller steps.</source>
        <translation>有一步使模型明显变差，因此训练退回到上一个检查点，并以更小的步长继续。</translation>
    </message>
    <message>
        <source>Memory is short, so the training goes on with smaller batches of {count} pictures.</source>
        <translation>内存紧张，因此训练改为每批 {count} 张图片继续。</translation>
    </message>
    <message>
        <source>The training has not been heard of for {seconds} seconds. The computer may be very busy, or asleep in between. If it stays silent, cancel it.</source>
        <translation>训练已有 {seconds} 秒没有消息。电脑可能非常繁忙，或中途进入了睡眠。如果一直没有消息，请取消训练。</translation>
    </message>
    <message>
        <source>{speed} photos/s</source>
        <translation>{speed} 张/秒</translation>
    </message>
    <message>
        <source>epoch {epoch}</source>
        <translation>第 {epoch} 轮</translation>
    </message>
    <message>
        <source>epoch {epoch} of {epochs}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮</translation>
    </message>
    <message>
        <source>not better than before yet</source>
        <translation>尚未优于之前</translation>
    </message>
    <message>
        <source>best so far: epoch {epoch}</source>
        <translation>目前最佳：第 {epoch} 轮</translation>
    </message>
</context>
<context>
    <name>scan</name>
    <message>
        <source>Looked at {done} of {total} photos</source>
        <translation>已查看 {done} / {total} 张照片</translation>
    </message>
    <message>
        <source>All {accepted} photos can be used</source>
        <translation>全部 {accepted} 张照片都可以使用</translation>
    </message>
    <message>
        <source>{accepted} photos can be used, {rejected} cannot</source>
        <translation>{accepted} 张照片可以使用，{rejected} 张不能使用</translation>
    </message>
    <message>
        <source>Only {found} photos can be used, and {needed} are needed. Add photos of the same kind to the folder, or go back and choose another one.</source>
        <translation>只有 {found} 张照片可以使用，而至少需要 {needed} 张。请在文件夹中添加同类照片，或返回选择其他文件夹。</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>is incomplete: the end of the file is missing</source>
        <translation>不完整：缺少文件末尾</translation>
    </message>
    <message>
        <source>is too small: a side is under {side} px</source>
        <translation>太小：有一边不足 {side} 像素</translation>
    </message>
    <message>
        <source>is too large: over {megapixels} megapixels</source>
        <translation>太大：超过 {megapixels} 百万像素</translation>
    </message>
    <message>
        <source>shows nothing to learn from</source>
        <translation>没有可学习的内容</translation>
    </message>
    <message>
        <source>is a copy of {other}</source>
        <translation>是 {other} 的副本</translation>
    </message>
    <message>
        <source>is almost the same as {other}</source>
        <translation>与 {other} 几乎相同</translation>
    </message>
</context>
<context>
    <name>shortcuts</name>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Move the photo</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Space+Drag</source>
        <translation>空格+拖动</translation>
    </message>
    <message>
        <source>Draw several squares</source>
        <translation>画多个方框</translation>
    </message>
    <message>
        <source>Shift+Drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>Move the square by 1 px</source>
        <translation>将方框移动 1 像素</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Move the square by 10 px</source>
        <translation>将方框移动 10 像素</translation>
    </message>
    <message>
        <source>Shift+Arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Take one of the other fills</source>
        <translation>选用其中一种填补效果</translation>
    </message>
    <message>
        <source>Go to the next found mark</source>
        <translation>转到下一个找到的标记</translation>
    </message>
    <message>
        <source>Take the mark away, or put it back</source>
        <translation>移除标记，或恢复它</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格键</translation>
    </message>
    <message>
        <source>On the photo</source>
        <translation>在照片上</translation>
    </message>
</context>
<context>
    <name>time_left</name>
    <message>
        <source>{duration} left</source>
        <translation>剩余 {duration}</translation>
    </message>
    <message>
        <source>about {duration} left</source>
        <translation>大约剩余 {duration}</translation>
    </message>
</context>
<context>
    <name>undo</name>
    <message>
        <source>&amp;Undo: {step}</source>
        <translation>撤销：{step}(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: {step}</source>
        <translation>重做：{step}(&amp;R)</translation>
    </message>
</context>
<context>
    <name>verdict</name>
    <message>
        <source>The new model is ready</source>
        <translation>新模型已就绪</translation>
    </message>
    <message>
        <source>There was no other model to compare it with.</source>
        <translation>没有其他模型可与它比较。</translation>
    </message>
    <message>
        <source>{measured} The model {name} stays in use unless you decide otherwise.</source>
        <translation>{measured}除非您另行决定，否则将继续使用模型 {name}。</translation>
    </message>
    <message>
        <source>Better on your photos by {gain}</source>
        <translation>在您的照片上好 {gain}</translation>
    </message>
    <message>
        <source>Worse on your photos by {loss}</source>
        <translation>在您的照片上差 {loss}</translation>
    </message>
    <message>
        <source>Not better on your photos</source>
        <translation>在您的照片上并不更好</translation>
    </message>
    <message>
        <source>Compared with {name}, the gain is between {low} and {high}, measured on {photos} of your photos that it did not learn from.</source>
        <translation>与 {name} 相比，提升幅度在 {low} 到 {high} 之间，用它没有学习过的 {photos} 张您的照片测得。</translation>
    </message>
</context>
<context>
    <name>wizard_buttons</name>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; 上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>下一步(&amp;N) &gt;</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keep the current one</source>
        <translation>保留当前模型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续训练(&amp;R)</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>关闭(&amp;C)…</translation>
    </message>
</context>
</TS>

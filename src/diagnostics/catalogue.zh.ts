import type { DiagnosticCode } from './catalogue.ts';

/** The catalogue in Chinese. Names of parameters' values stay in Latin letters. */
export const chinese: Readonly<Record<DiagnosticCode, { readonly title: string; readonly hint: string }>> = {
  'graph/loop': { title: '这些模块首尾相接成环：{path}', hint: '网络从数据一路算到损失，请删去环上的一条连线。' },
  'graph/loose-input': { title: '“{port}”没有连线', hint: '把一个输出连到它：在模块上按 C 可看到哪些能接。' },
  'graph/loose-wire': { title: '一条连线的端口已不存在', hint: '参数改变后端口 {port} 消失了；请删去连线或改回参数。' },
  'graph/unknown-block': { title: '没有名为 {type} 的模块', hint: '它可能来自更新的版本；会原样保留并原样保存。' },
  'graph/wrong-kind': {
    title: '“{port}”需要{expected}，连线传来{received}',
    hint: '损失接到更新步骤，张量接到层和损失。',
  },
  'graph/bypass': {
    title: '有 {inputs} 个输入、{outputs} 个输出的模块不能跳过',
    hint: '只有一进一出的模块才能让输入直接通过。',
  },
  'graph/no-program': { title: '还没有可训练的内容', hint: '模型需要数据、至少一层、一个损失和一个更新步骤。' },
  'graph/no-step': { title: '没有更新步骤来降低这个损失', hint: '添加一个更新步骤，并把损失连到它。' },
  'graph/unused': { title: '没有损失用到这个模块', hint: '训练时会略过它；把它连向损失，或删去它。' },
  'model/missing': { title: '项目中没有模型 {model}', hint: '请选择另一个模型，或删去此模块。' },
  'model/no-output': { title: '模型 {model} 没有输出', hint: '打开它，把输出模块接到最后一层。' },
  'model/nested': { title: '模型里又有模型', hint: '模型只能在画布上使用：请把 {model} 的模块复制进来。' },
  'model/input': {
    title: '“{port}”接受 {expected}，连线传来 {received}',
    hint: '打开模型设定其输入的形状，或改变传入的内容。',
  },
  'program/no-data': { title: '输入模块没有可训练的数据', hint: '在画布上请换成数据模块；输入模块放在模型里面。' },
  'param/range': { title: '{label} 为 {value}，{limits}', hint: '请输入范围内的数。' },
  'param/kind': { title: '{label} 不能是 {value}', hint: '它应为{expected}。' },
  'param/unsupported': {
    title: '文件把 {setting} 设为 {value}，而 {label} 没有这个设置',
    hint: '它随模块保留，在这里不起作用：计算结果可能与原来的模型不同。',
  },
  'param/channels-first': {
    title: '文件把通道放在前面，{label} 的通道在最后',
    hint: '请用 channels last 导出模型：两者的形状和权重互不相合。',
  },
  'param/norm-axis': {
    title: '{weight} 的范数沿轴 {axes} 计算，但它有 {rank} 个轴：{shape}',
    hint: '每个轴写一次，从 0 数起；−1 为最后一个。',
  },
  'param/norm-limits': {
    title: '{weight} 的范数不能同时不小于 {min} 又不大于 {max}',
    hint: '让最小范数不超过最大范数。',
  },
  'param/ascending': { title: '{before} 之后是 {next}', hint: '边界必须递增，每个都高于前一个。' },
  'param/twice': { title: '{label} 中 {value} 出现两次', hint: '每个值只能出现一次。' },
  'param/order': { title: '{low} {lowValue} 大于 {high} {highValue}', hint: '下限不能高于上限。' },
  'shape/rank': { title: '“{port}”需要 {expected}，连线传来 {received}', hint: '{help}' },
  'shape/window': { title: '{window} {name}，{input} 输入', hint: '窗口必须放得进输入：改小窗口，或用 ‘same’ 填充。' },
  'shape/groups': {
    title: '{groups} 组，{channels} 个通道，{filters} 个滤波器',
    hint: '输入的通道数和滤波器数都必须是组数的倍数。',
  },
  'shape/dilated-strides': {
    title: '步长 {strides}，膨胀率 {dilation}',
    hint: '卷积只能有步长或膨胀之一：把其中一个保持为 1。',
  },
  'shape/output-padding': {
    title: '输出填充 {outputPadding}，步长 {strides}',
    hint: '它必须小于每个步长；填充为 ‘same’ 且卷积核为偶数时至少为 1。',
  },
  'shape/reshape': { title: '{from} 个数排不成 {to}', hint: '目标形状的元素个数须与输入相同；−1 表示剩余部分。' },
  'shape/two-rests': { title: '有两个轴为 −1', hint: '只能有一个轴表示剩余部分。' },
  'shape/merge': { title: '{a} 与 {b} 无法合并', hint: '{help}' },
  'shape/matmul': {
    title: '{a} 乘 {b}：{columns} 列，{rows} 行',
    hint: 'a 的一行与 b 的一列逐个相乘，所以必须一样长。',
  },
  'shape/same-axis': { title: '{shape} 的轴 {axes}：有一个写了两次', hint: '每个轴只写一次；−1 是最后一个。' },
  'shape/last-axes': {
    title: '轴 {axes} 不是 {shape} 的最后 {count} 个轴',
    hint: '该层沿最后的轴工作：在它前面放一个 Permute，或换别的轴。',
  },
  'shape/norm-groups': { title: '{groups} 组，{channels} 个通道', hint: '通道数必须是组数的倍数。' },
  'shape/axis': { title: '{shape} 的轴 {axis}', hint: '除批次轴外，输入有 1 到 {rank} 号轴；−1 为最后一个。' },
  'shape/halves': {
    title: '长度 {length} 的轴 {axis} 不能分成两半',
    hint: '一半决定另一半的通过量，所以长度须为偶数。',
  },
  'shape/noise': { title: '噪声形状 {noise}，输入 {input}', hint: '批次轴之后每个轴一项：1、−1 或该轴的长度。' },
  'shape/permutation': { title: '{rank} 个轴的顺序 {order}', hint: '1 到 {rank} 的每个轴必须恰好出现一次。' },
  'shape/crop': { title: '从 {length} 中裁去 {before} + {after}，什么也不剩', hint: '裁去的要少于该轴的长度。' },
  'shape/dot': { title: '两个轴的长度为 {a} 和 {b}', hint: '两个轴逐个相乘，所以必须一样长。' },
  'shape/whole-numbers': { title: '“{port}”需要整数', hint: '嵌入按编号查找字符或类别；请接入文本或整数标签。' },
  'shape/text': {
    title: '“{port}”需要数字，连线传的是文本',
    hint: '“文本向量化”把词或字符变成数字，“字符串查表”把类别名变成数字。',
  },
  'shape/no-text': { title: '“{port}”需要文本，连线传的是数字', hint: '请接到数据块的文本输出；文本只从那里来。' },
  'shape/floats': {
    title: '“{port}”以小数计算，连线传来的是整数',
    hint: '嵌入或独热把整数变成特征；Cast 把它们当作小数。',
  },
  'shape/unknown-length': { title: '轴 {axis} 的长度未知', hint: '此模块须知道输入的长度；请在输入模块上设定。' },
  'shape/vocabulary': {
    title: '{vocabulary} 行，却有 {classes} 种输入',
    hint: '每个可能的输入值都需要自己的一行。',
  },
  'shape/unknown-values': {
    title: '不知道有多少种不同的数传来',
    hint: '这个块要事先算出一张表：请在输入块或转换类型块上设定取值个数。',
  },
  'shape/moments': { title: '给出 {given} 个，特征有 {count} 个', hint: '每个特征一个，或所有特征共用一个。' },
  'shape/new-axis': {
    title: '在 {shape} 中新增轴 {axis}',
    hint: '新轴可以在 1 到 {most}，批次轴为 0；−1 加在最后。',
  },
  'shape/slice': {
    title: '轴 {axis} 长 {length}：从 {begin} 起取 {size} 个，步长 {stride}',
    hint: '起点和最后一个数都必须在轴上；大小为 −1 时取完所有的。',
  },
  'shape/split': { title: '轴 {axis} 长 {length}，不是 {parts}', hint: '各部分必须是整数，且加起来等于轴的长度。' },
  'shape/squeeze': { title: '轴 {axis} 的长度为 {length}', hint: '只有长度为 1 的轴才能去掉而不丢失数。' },
  'shape/indices': {
    title: '{classes} 种编号，轴 {axis} 的长度为 {length}',
    hint: '每个编号都必须是一个条目的编号：选择另一个轴，或减少取值。',
  },
  'shape/top-k': { title: '{length} 个数中最大的 {k} 个', hint: 'K 不能超过最后一个轴的长度。' },
  'shape/blocks': {
    title: '{lengths} 不能分成 {blocks} 的块',
    hint: '每个都必须是块的倍数：改变块的大小，或填充、裁剪输入。',
  },
  'shape/heads': { title: '{dim} 个特征，{heads} 个头', hint: '{help}' },
  'shape/state': { title: '状态为 {received}，单元数为 {units}', hint: '初始状态每个单元一个数：{expected}。' },
  'shape/some-states': {
    title: '{states} 个初始状态中只有 {wired} 个',
    hint: '全部接上，或一个也不接：不接时状态从零开始。',
  },
  'mask/lost': {
    title: '掩码在 {name} 处终止',
    hint: '这个块不认识掩码：在它之后，填充与真实数据同等对待，与 Keras 一样。',
  },
  'shape/positions': { title: '{length} 个位置，序列长 {received}', hint: '序列的每个位置都需要嵌入表中的一行。' },
  'attention/lengths': { title: '{values} 个值，{keys} 个键', hint: '每个值由它的键找到，所以两者步数须相同。' },
  'attention/features': {
    title: '“{a}”有 {ofA} 个特征，“{b}”有 {ofB} 个',
    hint: '它们逐个特征相比：在其中一个前加全连接层，使特征数相同。',
  },
  'attention/mask': {
    title: '掩码 {mask} 用于 {queries} 个查询、{keys} 个键',
    hint: '掩码须每个查询一行、每个键一列，前面可有 {heads} 个头；1 会被重复。',
  },
  'attention/groups': {
    title: '{heads} 个查询头，{groups} 个键值头：余 {left}',
    hint: '每个键值头服务同样多的查询头，所以必须能整除。',
  },
  'position/pairs': { title: '{features} 个特征不能成对', hint: '特征两两旋转，所以个数须为偶数。' },
  'einsum/syntax': {
    title: '等式第 {column} 列：“{found}”',
    hint: '每个轴一个字母，输入之间用逗号，输出之前用箭头：ab,bc->ac。',
  },
  'einsum/inputs': { title: '{terms} 项，{inputs} 个输入', hint: '等式须为每个输入写一项，用逗号分开。' },
  'einsum/rank': {
    title: '“{term}”写了 {letters} 个轴，{shape} 连同批次轴有 {axes} 个',
    hint: '每个轴写一个字母，批次轴在最前；未写出的轴用 ... 表示。',
  },
  'einsum/repeated': { title: '{letter} 在“{term}”中出现两次', hint: '张量的每个轴须有自己的字母：不取对角线。' },
  'einsum/output': { title: '输出中的 {letter} 不在任何输入里', hint: '箭头后的每个字母都须在箭头前出现。' },
  'einsum/length': { title: '轴 {letter} 的长度为 {a} 和 {b}', hint: '字母相同就是同一个轴，长度必须一致。' },
  'einsum/batch': {
    title: '“{term}”不以批次轴开头',
    hint: '每个输入和输出的第一个字母都是批次轴：用同一个字母，或都用 ...。',
  },
  'einsum/kernel': { title: '核的轴 {letter} 不在输入也不在输出里', hint: '核的轴与输入或输出中同字母的轴一样长。' },
  'einsum/bias': { title: '偏置的轴 {letter} 不在输出“{term}”里', hint: '请写输出中的字母：每个都有自己的偏置。' },
  'einsum/output-shape': {
    title: '输出有 {expected} 个轴，给了 {received} 个长度',
    hint: '除批次外，输出的每个字母给一个长度；与输入同字母处可写 −1。',
  },
  'formula/value': {
    title: '第 {column} 列：应为一个值，却是“{found}”',
    hint: '值可以是数、输入（a、b、c …）、带括号的函数，或括号中的式子。',
  },
  'formula/end': {
    title: '第 {column} 列：值之后出现“{found}”',
    hint: '后面可以是运算符、逗号或右括号；乘号写作 *，比较不能连写。',
  },
  'formula/name': {
    title: '第 {column} 列：没有“{name}”',
    hint: '输入是 a、b、c …；函数同 keras.ops，如 exp、relu、sigmoid、maximum、where、sum、mean。',
  },
  'formula/misspelt': { title: '第 {column} 列：没有“{name}”', hint: '是否想写 {nearest}？' },
  'formula/input': {
    title: '第 {column} 列：只有 {inputs} 个输入，却用到 {name}',
    hint: '输入依次为 a、b、c …：增加输入，或使用已有的。',
  },
  'formula/arguments': {
    title: '第 {column} 列：{name} 需要 {expected} 个值，给了 {received} 个',
    hint: '函数的值写在括号里，用逗号分开。',
  },
  'formula/axes': {
    title: '第 {column} 列：{name} 的轴须为整数',
    hint: '值之后写轴，如 sum(a, -1) 或 mean(a, 1, 2, keepdims)。',
  },
  'formula/nested': { title: '第 {column} 列：括号嵌套超过 {limit} 层', hint: '请分成两个模块，各算公式的一部分。' },
  'formula/fit': {
    title: '第 {column} 列：{a} 与 {b} 不相配',
    hint: '从最后一个轴起，长度须相同或为 1；keepdims 让归约的轴保留为长度 1。',
  },
  'formula/product': {
    title: '第 {column} 列：{a} @ {b}',
    hint: '左边最后一个轴须与右边倒数第二个轴一样长：m × k 乘 k × n。',
  },
  'formula/axis': {
    title: '第 {column} 列：{name} 沿 {shape} 的轴 {axis}',
    hint: '除批次轴外有 1 到 {rank} 号轴，批次轴不动；−1 为最后一个。',
  },
  'formula/order': {
    title: '第 {column} 列：这不是 {shape} 各轴的次序',
    hint: '除批次外每个轴写一次，如 transpose(a, 2, 1)；不写则交换最后两个轴。',
  },
  'formula/number': { title: '第 {column} 列：对单个数求 {name}', hint: '数没有轴：请给它一个输入。' },
  'formula/constant': { title: '公式没有用到输入', hint: '结果须取决于 a、b、c …，这样才有批次。' },
  'loss/shape': { title: '预测 {predictions}，标签 {labels}', hint: '{help}' },
  'loss/not-probabilities': {
    title: '损失需要概率，最后一层给出任意数',
    hint: '给最后一层加上 {activation}，或打开“From logits”。',
  },
  'loss/logits-of-probabilities': {
    title: '损失需要 logits，最后一层给出概率',
    hint: '关闭“From logits”，或把最后的激活改为 linear。',
  },
  'step/nothing-to-train': {
    title: '这个更新步骤没有可改变的权重',
    hint: '数据与损失之间至少要有一个带权重且未冻结的模块。',
  },
  'adapt/learns': {
    title: '{name} 适应数据，但它前面的 {blocks} 会学习',
    hint: '它从数据中取得的数在训练之前一次算出：把它直接放在数据之后，或给出这些数。批归一化会随训练更新。',
  },
  'adapt/between': {
    title: '{name} 适应数据，但 {blocks} 在两者之间',
    hint: '在模型内部，模型要直接接到数据块，它才看得到数据：把中间的块移进模型，或把它移出模型。',
  },
  'step/no-gradient': {
    title: '梯度无法通过这里：{blocks} 不会学习',
    hint: '输入的微小变化不改变这个块的输出，损失无从得知它前面该怎么改。',
  },
  'step/not-in-loss': { title: '{name} 与这个损失无关', hint: '更新步骤只能训练其损失所依赖的部分。' },
  'budget/parameters': {
    title: '{count} 个参数，上限为 {limit}',
    hint: '连同梯度和优化器的均值，每个参数占 16 字节；请把层改小。',
  },
  'budget/activations': { title: '一个批次的输出占 {count}，上限为 {limit}', hint: '请减小输出或批大小。' },
  'budget/size': { title: '输出有 {count} 个数，上限为 {limit}', hint: '请减小该轴。' },
};

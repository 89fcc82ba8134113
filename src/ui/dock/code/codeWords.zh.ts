import type { Chinese } from '../../i18n/words.ts';
import type { codeWords } from './codeWords.ts';

export const codeWordsZh: Chinese<typeof codeWords> = {
  none: '还没有代码',
  noneText: '数据模块连接到层、损失和更新步骤后，代码就会出现。',
  problemText: '问题解决后代码会重新出现。',
  addDigits: '添加手写数字',
  showProblems: '查看问题',
  printing: '正在生成代码…',
  files: '文件',
  copy: '复制',
  copied: '已复制',
  copyFailed: '浏览器不允许复制。请手动选中文本并复制。',
  downloadFile: '下载文件',
  download: '下载项目',
  packing: '正在打包…',
  packFailed: '无法打包项目。',
  lines: (from: number, to: number) => (from === to ? `第 ${from} 行是` : `第 ${from}–${to} 行是`),
  code: (path: string) => `${path} 的代码`,
  typescript: 'TypeScript',
  target: '目标',
  about:
    '同一网络和训练过程的 TypeScript（TensorFlow.js）代码，不依赖本应用。这些文件在我们的测试中经过类型检查并实际运行，从相同的种子必须得到本页面的数值。',
  file: '文件',
  linesColumn: '行数',
  parameters: '参数',
  total: (files: string) => `${files} 个文件`,
  run: '运行',
  runText: '解压后，在该文件夹中：',
  inNode: '在 Node 中训练',
  inBrowser: '在浏览器中训练',
};

import type { ThemeConfig } from 'antd';
import type { Size } from '../platform/device.ts';

const fontFamily =
  '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif';

const colours = {
  colorPrimary: '#1F6F63',
  colorLink: '#1F6F63',
  colorInfo: '#1F6F63',
  colorSuccess: '#1F6F63',
  colorWarning: '#B57C1A',
  colorError: '#C0392B',
  colorBgLayout: '#FAF8F4',
  colorBgContainer: '#FFFEFC',
  colorBgElevated: '#FFFEFC',
  colorFillAlter: '#F4F1EA',
  colorTextBase: '#1C2321',
  colorText: '#1C2321',
  colorTextSecondary: '#46504C',
  colorTextTertiary: '#626B66',
  colorTextPlaceholder: '#626B66',
  colorTextDescription: '#626B66',
  colorBorder: '#8E897E',
  colorBorderSecondary: '#E4E0D8',
  colorSplit: '#E4E0D8',
  controlItemBgActive: '#EFF5F2',
  colorBgMask: 'rgba(28,35,33,.32)',
};

const sizes = {
  normal: { fontSize: 14, lineHeight: 22 / 14, controlHeight: 36, controlHeightSM: 28 },
  phone: { fontSize: 14, lineHeight: 22 / 14, controlHeight: 44, controlHeightSM: 36 },
  large: { fontSize: 18, lineHeight: 29 / 18, controlHeight: 48, controlHeightSM: 40 },
} as const;

const components: NonNullable<ThemeConfig['components']> = {
  Table: {
    headerBg: 'transparent',
    headerColor: '#626B66',
    headerSplitColor: 'transparent',
    borderColor: '#E4E0D8',
    rowHoverBg: '#F4F1EA',
    rowSelectedBg: '#EFF5F2',
    cellPaddingBlock: 11,
    cellPaddingInline: 12,
  },
  Tabs: {
    horizontalItemGutter: 28,
    itemColor: '#46504C',
    itemSelectedColor: '#1C2321',
    inkBarColor: '#1F6F63',
  },
  Segmented: { trackBg: '#EBE7DD', itemSelectedBg: '#FFFEFC', itemColor: '#46504C' },
  Card: { headerFontSize: 16, bodyPadding: 20, headerBg: 'transparent' },
  Layout: { headerBg: '#FFFEFC', bodyBg: '#FAF8F4', headerHeight: 56 },
  Tag: { defaultBg: '#F4F1EA', defaultColor: '#46504C' },
  Form: { itemMarginBottom: 20, verticalLabelPadding: '0 0 6px', labelColor: '#46504C' },
  Button: {
    primaryShadow: 'none',
    defaultShadow: 'none',
    dangerShadow: 'none',
    defaultBorderColor: '#D2CCC0',
    fontWeight: 400,
  },
};

/** antd's theme in one of the two sizes, with larger touch on a phone; CSS variables, so that no switch needs a reload. */
export const themeOf = (size: Size, phone = false): ThemeConfig => ({
  cssVar: { key: 'zq' },
  hashed: false,
  token: {
    ...colours,
    ...sizes[size === 'normal' && phone ? 'phone' : size],
    controlHeightLG: 48,
    borderRadius: 6,
    borderRadiusSM: 4,
    fontWeightStrong: 600,
    fontFamily,
    boxShadow: '0 8px 28px -8px rgba(28,35,33,.18)',
    wireframe: false,
  },
  components,
});

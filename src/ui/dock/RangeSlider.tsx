import type { CSSProperties, ReactElement } from 'react';
import styles from './dock.module.css';

/** A slider over whole numbers from 0, its way so far in the accent colour. */
export function RangeSlider(props: {
  readonly value: number;
  readonly max: number;
  readonly label: string;
  readonly text: string;
  readonly onChange: (value: number) => void;
}): ReactElement {
  const { value, max, label, text, onChange } = props;
  const filled = { '--filled': `${max > 0 ? (value / max) * 100 : 100}%` } as CSSProperties;
  return (
    <input
      type="range"
      className={styles.range}
      style={filled}
      min={0}
      max={Math.max(0, max)}
      value={value}
      aria-label={label}
      aria-valuetext={text}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

export function BrandMark({ size = 28 }: { size?: number }) {
  return <img className="brand-mark" src="/favicon.svg" width={size} height={size} alt="" />;
}

/** It went through. */
export function Tick() {
  return (
    <>
      <circle cx="6" cy="6" r="5.500" fill="currentColor" />
      <path d="M3.400 6.200l1.900 1.900l3.400-3.900" fill="none" stroke="#fff" strokeWidth="1.400" />
    </>
  );
}

/** It came back. */
export function Back() {
  return (
    <path
      d="M4.500 2L1.500 5l3 3M1.500 5h5.500a3 3 0 0 1 0 6H5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.500"
    />
  );
}

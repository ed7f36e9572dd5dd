/** A file that a new workspace gets. */
export interface WorkspaceFile {
  /** Relative to the workspace. */
  name: string;
  text: string;
}

/**
 * The files that make editors and Node understand the learner's code; `typeRoots` are the folders
 * that hold `@types` packages.
 */
export function planFiles(typeRoots: readonly string[]): WorkspaceFile[] {
  const tsconfig = {
    compilerOptions: {
      target: "es2023",
      lib: ["es2023"],
      module: "nodenext",
      moduleResolution: "nodenext",
      types: ["node"],
      typeRoots: typeRoots.map((folder) => folder.replaceAll("\\", "/")),
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      allowJs: true,
      skipLibCheck: true,
    },
    // Each folder of tests has settings of its own.
    exclude: ["node_modules", "**/*.bak.*", "*/tests"],
  };
  return [
    { name: "package.json", text: print({ private: true, type: "module" }) },
    { name: "tsconfig.json", text: print(tsconfig) },
  ];
}

function print(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

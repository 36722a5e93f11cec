/** Script and style of a report, bundled ahead of time by `npm run report-assets`. */
export const script: string;
export const style: string;

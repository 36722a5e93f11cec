/** 24 real forms, as published with the 2024 final accounts of 晋城经济技术开发区. */
const files = import.meta.glob<{ readonly default: unknown }>("../examples/jincheng-2024/*.json", {
  eager: true,
});

export default Object.entries(files).map(([path, { default: data }]) => ({
  name: path.slice(path.lastIndexOf("/") + 1),
  data,
}));

import settings from './settings.json';
export const same = (other) => other === settings;
export const rename = (name) => {
  settings.name = name;
};

/** The parts of Element Plus the desk pages use, with their styles: what opens over the page and browsers have not. The phone page uses none. */
import 'element-plus/es/components/dropdown-item/style/css'
import 'element-plus/es/components/dropdown-menu/style/css'
import 'element-plus/es/components/dropdown/style/css'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/option/style/css'
import 'element-plus/es/components/select/style/css'
import './element.css'

import en from 'element-plus/es/locale/lang/en'
import zh from 'element-plus/es/locale/lang/zh-cn'
import { defineAsyncComponent } from 'vue'

/** Half of all that is used of Element Plus, fetched by whoever shows them, after the page. */
export const ElCascader = defineAsyncComponent(() => import('./cascader'))
export const ElDatePicker = defineAsyncComponent(() => import('./datePicker'))

export {
  ElConfigProvider,
  ElDropdown,
  ElDropdownItem,
  ElDropdownMenu,
  ElMessage,
  ElOption,
  ElSelect,
} from 'element-plus'

export const locales = { 'zh-CN': zh, en }

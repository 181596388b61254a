import 'element-plus/es/components/cascader/style/css'

export { ElCascader as default } from 'element-plus'

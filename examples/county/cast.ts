// Example county: the departments that send forms. The county is invented, so are they.
export const departments = {
  civil: '云溪县民政局',
  health: '云溪县卫生健康局',
  disabled: '云溪县残疾人联合会',
  farming: '云溪县农业农村局',
  labour: '云溪县人力资源和社会保障局',
  emergency: '云溪县应急管理局',
  party: '中共云溪县委组织部',
  education: '云溪县教育局',
  housing: '云溪县住房和城乡建设局',
  statistics: '云溪县统计局',
  veterans: '云溪县退役军人事务局',
  insurance: '云溪县医疗保障局',
  environment: '云溪县生态环境局',
  finance: '云溪县财政局',
  legal: '中共云溪县委政法委员会',
} as const

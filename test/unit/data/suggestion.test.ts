import { suggest } from '../../../cloudfunctions/domain/category'
import { categories } from './district'

/** As residents write on the way home, without the official word; and the category they mean. */
const SENTENCES: Array<{ words: string; code: string }> = [
  { words: '小区东门垃圾都溢出来了，好几天没收，味道冲鼻子', code: '0102' },
  { words: '有户人家装修完，把敲下来的砖头水泥袋全扔在花坛边', code: '0103' },
  { words: '楼顶住户偷偷盖房子，铁架子都立起来了', code: '0101' },
  { words: '菜场后面那条路又脏又滑，地上全是烂菜叶', code: '0104' },
  { words: '湖边漂着一层绿藻，水臭得很', code: '0105' },
  { words: '一楼窗前的树长到三楼了，遮光，能不能修一修', code: '0106' },
  { words: '一辆破面包车在楼下停了两年，落满灰', code: '0107' },
  { words: '有人把旧衣柜和床垫丢在单元门口', code: '0108' },
  { words: '人行道地砖松了，下雨一踩一身水', code: '0110' },
  { words: '搅拌车开过去，水泥漏得满地都是', code: '0112' },
  { words: '后面空地上天天有人烧塑料，烟都飘进屋里', code: '0115' },
  { words: '楼下小饭馆炒菜的味道直往家里灌', code: '0116' },
  { words: '马路中间有只被压死的猫', code: '0117' },
  { words: '邻居在阳台上养了十几只鸡，天不亮就叫', code: '0118' },
  { words: '电线杆上贴满了疏通下水道的广告', code: '0201' },
  { words: '两棵树中间拉了条促销横幅，低头才能过', code: '0202' },
  { words: '店门口的大招牌歪了，看着要掉下来', code: '0205' },
  { words: '隔壁工地凌晨两点还在浇混凝土，吵得没法睡', code: '0301' },
  { words: '拆迁工地不洒水，窗台一天一层土', code: '0302' },
  { words: '路挖开半个月了没人填，车都过不去', code: '0305' },
  { words: '小区门口的路面塌下去一块，有半米深', code: '0401' },
  { words: '地下的水管破了，水喷得老高', code: '0402' },
  { words: '楼道里一股煤气的味道', code: '0403' },
  { words: '一楼马桶往上冒脏水，疏通几次都不管用', code: '0404' },
  { words: '每次下大雨地下车库入口水都淹到膝盖', code: '0406' },
  { words: '大风把电线刮断了，挂在树上', code: '0408' },
  { words: '早点摊把整条人行道占了，推车都走不了', code: '0501' },
  { words: '五金店把货都堆到门外的人行道上', code: '0504' },
  { words: '车停在盲道上，轮椅过不去', code: '0505' },
  { words: '地铁口的共享电动车堵得人走不过去', code: '0506' },
  { words: '店里的音箱从早放到晚，喊打折喊个不停', code: '0508' },
  { words: '夜宵摊烤羊肉串，烟熏得开不了窗', code: '0510' },
  { words: '巷子里的灯一排都不亮，夜里回家害怕', code: '2101' },
  { words: '我们单元三楼到四楼的灯坏了，老人上楼看不见', code: '2102' },
  { words: '交了物业管理费，卫生没人搞，电话也不接', code: '2103' },
  { words: '楼上浇花总浇到我家被子上，说了也不听，想请社区来说说', code: '2104' },
  { words: '楼上小孩天天跑跳，半夜还拖桌子', code: '2105' },
  { words: '有人把电瓶拎回家充，插线板从窗户吊下来', code: '2106' },
  { words: '对门把自行车和纸箱都放在过道上，出门要侧着身子', code: '2107' },
  { words: '3 号楼的电梯今天又停了，上上下下咣当响', code: '2108' },
  { words: '晚上下班回来小区根本找不到车位', code: '2109' },
  { words: '父亲八十多了一个人住，中午吃饭没着落', code: '2110' },
  { words: '从昨晚起一滴水都没有，也没人通知', code: '2111' },
  { words: '路中间的井盖翘起来了，车压上去哐哐响', code: '2112' },
  { words: '有条大黄狗没人管，见到小孩就追', code: '2113' },
  { words: '楼上有人往下倒水扔垃圾袋，差点砸中我', code: '2114' },
  { words: '私家车把消防车的通道停满了', code: '2115' },
  { words: '一下雨卧室顶上就滴水，墙都霉了', code: '2116' },
  { words: '想给电动车装个充电的地方，小区一个都没有', code: '2117' },
  { words: '小广场的健身器断了一根杆子，孩子玩着危险', code: '2118' },
  { words: '单元大门的锁坏了，外人随便进', code: '2119' },
  { words: '家里进老鼠了，下水口爬出来的，还有蟑螂', code: '2120' },
  { words: '请问老年卡在哪里办，要带什么材料', code: '2121' },
  { words: '外墙的瓷砖松了，掉下来好几块', code: '2122' },
]

test.each(SENTENCES)('“$words”，头两个建议里就有 $code', ({ words, code }) => {
  expect(
    suggest(words, categories)
      .slice(0, 2)
      .map((category) => category.code),
  ).toContain(code)
})

test('这些话说到了目录里的大多数类别', () => {
  const told = new Set(SENTENCES.map(({ code }) => code))
  expect(told.size).toBeGreaterThan(categories.items.length * 0.75)
})

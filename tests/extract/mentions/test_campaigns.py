import pytest

from extract.mentions import flatten
from extract.mentions.campaigns import find


def names(text: str) -> list[str]:
    return [text[one.start : one.end] for one in flatten(find(text))]


@pytest.mark.parametrize(
    "text",
    [
        "phong trào thi đua “Sạch bản, xanh nương” được hưởng ứng",
        'cuộc vận động "Sạch bản, xanh nương" do huyện phát động',
        "chiến dịch ‘Sạch bản, xanh nương’",
        "chương trình « Sạch bản, xanh nương » của Hội",
        "phong trào thi đua“ Sạch bản, xanh nương”",
        'đợt thi đua cao điểm mang tên “Sạch bản, xanh nương"',
        "Phong trào thi đua Sạch bản, xanh nương”",
    ],
)
def test_every_kind_of_quote_holds_a_name(text: str) -> None:
    assert names(text) == ["Sạch bản, xanh nương"]


def test_a_head_is_carried_over_a_list_with_a_missing_quote() -> None:
    text = "các phong trào: “Mỗi ngày một việc”; “Nương xanh, suối trong; “Dân vận khéo”, “Bản làng bình yên”…"
    assert names(text) == ["Mỗi ngày một việc", "Nương xanh, suối trong", "Dân vận khéo", "Bản làng bình yên"]


def test_a_list_goes_on_after_a_period_and_a_launcher() -> None:
    text = "các phong trào “Bản làng bình yên” giai đoạn 2021 - 2025, “Nương xanh” do UBND xã phát động và “Suối trong”"
    assert names(text) == ["Bản làng bình yên", "Nương xanh", "Suối trong"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("phong trào Dân vận khéo được duy trì", ["Dân vận khéo"]),
        ("phong trào Thi đua Quyết thắng gắn với", ["Thi đua Quyết thắng"]),
        ("phong trào thi đua Mường Phăng chung sức xây dựng nông thôn mới, ông đã hiến", [
            "Mường Phăng chung sức xây dựng nông thôn mới"]),
        ("các phong trào thi đua Dạy tốt, học tốt, Nâng bước em tới trường, Mỗi xã một sản phẩm", [
            "Dạy tốt, học tốt", "Nâng bước em tới trường", "Mỗi xã một sản phẩm"]),
        ("cuộc vận động Mỗi nhà, mỗi cây trồng do Hội phát động", ["Mỗi nhà, mỗi cây trồng"]),
        ("hưởng ứng chiến dịch 40 ngày đêm làm sạch dữ liệu, các xã đã vào cuộc", ["40 ngày đêm làm sạch dữ liệu"]),
        ("phong trào Mường Phăng chung sức và ", ["Mường Phăng chung sức và"]),
    ],
)  # fmt: skip
def test_a_name_without_quotes_ends_where_the_clause_goes_on(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "phát động phong trào thi đua năm 2023 với khẩu hiệu “Đoàn kết, sáng tạo”",
        "với chủ đề “Kỷ cương, trách nhiệm”",
        "nhân rộng mô hình “Bữa cơm chung”",
        "các phong trào thi đua yêu nước trên địa bàn",
        "phong trào Thi đua yêu nước tiếp tục phát triển",
        "phong trào thi đua của Khối năm 2022",
        "vận động Quỹ “Vì người nghèo”",
        "Quỹ “Đền ơn đáp nghĩa” các cấp vận động được 3,1 tỷ đồng",
        "Chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    ],
)
def test_themes_models_funds_and_generic_movements_are_no_campaigns(text: str) -> None:
    assert names(text) == []


def test_a_head_inside_the_quotes_is_part_of_the_name() -> None:
    assert names("hưởng ứng “Chiến dịch giờ Trái đất”; “Ngày nước thế giới”") == ["Chiến dịch giờ Trái đất"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "các phong trào thi đua do tỉnh phát động như: Mỗi nhà một vườn rau; Sạch bản, xanh nương.",
            ["Mỗi nhà một vườn rau", "Sạch bản, xanh nương"],
        ),
        (
            "các phong trào: thi đua “Dạy hay”; xây dựng “Trường xanh”; “Lớp sạch”",
            ["Dạy hay", "Trường xanh", "Lớp sạch"],
        ),
        ("các phong trào thi đua” “Nương xanh” và “Bản sạch”", ["Nương xanh", "Bản sạch"]),
        ("Khối thi đua phát động “Mỗi xã một việc mới” trong quý II", ["Mỗi xã một việc mới"]),
        ("phong trào thi đua Quyết thắng, phong trào “Bản sạch”", ["thi đua Quyết thắng", "Bản sạch"]),
        ("các phong trào tiêu biểu là “Nương xanh”, “Bản sạch”", ["Nương xanh", "Bản sạch"]),
        ("phong trào Hội viên giúp nhau thoát nghèo bền vững.", ["Hội viên giúp nhau thoát nghèo bền vững"]),
        ("trong 60 mô hình “Dân vận khéo” của huyện", ["Dân vận khéo"]),
    ],
)
def test_lists_with_other_words_between(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Bằng khen phong trào: 202 tập thể", "phong trào thi đua 6 tháng đầu năm", "phong trào thi đua Hội Nông dân tỉnh"],
)
def test_counts_periods_and_bodies_after_a_head_are_no_names(text: str) -> None:
    assert names(text) == []


def test_a_few_words_may_say_what_is_done() -> None:
    assert names("Phong trào hiến máu “Giọt hồng miền núi” thu được 200 đơn vị") == ["Giọt hồng miền núi"]
    assert names("Chương trình nghệ thuật “Hào khí quê hương” khép lại buổi lễ") == []
    assert names("phong trào được phát động với khẩu hiệu “Đoàn kết, sáng tạo”") == []


def test_a_month_of_action_is_named_with_its_head() -> None:
    text = "hưởng ứng Tháng hành động vì trẻ em và Tháng Thanh niên với 12 công trình"
    assert names(text) == ["Tháng hành động vì trẻ em", "Tháng Thanh niên"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhiều phong trào được các bản duy trì tốt như Dân vận khéo, Bản làng bình yên, Suối trong nương xanh…", [
            "Dân vận khéo", "Bản làng bình yên", "Suối trong nương xanh"]),
        ("Hàng loạt cuộc vận động được mở rộng, nổi bật là: “Nhà sạch”, “Vườn đẹp”", ["Nhà sạch", "Vườn đẹp"]),
        ("Các phong trào xuất hiện nhiều gương tiêu biểu như Lò Văn Ín, Vì Thị Pâng", []),
        ("Qua nhiều phong trào, nổi lên những người như Lò Văn Ín, Vì Thị Pâng", []),
        ("phát động thi đua với tên gọi “Nương xanh, suối trong”", ["Nương xanh, suối trong"]),
        ("tặng Cờ “Đơn vị dẫn đầu phong trào thi đua Vì an ninh Tổ quốc”", []),
        ("ra quân chiến dịch Thanh niên tình nguyện hè năm 2022", ["Thanh niên tình nguyện hè"]),
        ("từ phong trào “Nương xanh” đến “Suối trong”, bản đổi khác", ["Nương xanh", "Suối trong"]),
        ("phát động thi đua theo chuyên đề “Nương xanh”, “Suối trong”", ["Nương xanh", "Suối trong"]),
        ("thực hiện Phong trào Thi đua Quyết thắng, Cuộc vận động “Nương xanh”", ["Thi đua Quyết thắng", "Nương xanh"]),
        ("phong trào TDĐKXDĐSVH được đẩy mạnh; phong trào Văn hóa, văn nghệ sôi nổi", ["TDĐKXDĐSVH"]),
        ("mở đợt thi đua nước rút 30 ngày đêm từ 1/12 đến 31/12", ["30 ngày đêm"]),
        (
            "Tháng hành động về an toàn, vệ sinh lao động năm 2023 bắt đầu",
            ["Tháng hành động về an toàn, vệ sinh lao động"],
        ),
    ],
)  # fmt: skip
def test_names_that_other_words_part_from_their_head(text: str, expected: list[str]) -> None:
    assert names(text) == expected
